/**
 * Runs from Java: {@link salvo.api.LoadTest} starts a simulation in its own process and returns its
 * report to assert on. This is public API. Its exceptions say what the run said.
 */
package salvo.api;

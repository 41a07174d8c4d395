/**
 * Runs from Java: {@link salvo.api.LoadTest} starts a simulation in a process of its own and gives
 * its report to assert on. This is public API. What it throws says what the run said.
 */
package salvo.api;

/**
 * What a simulation is written with, and the public API between Salvo and Gatling: extend {@link
 * salvo.gatling.LoadSimulation} and describe who uses the service. With it belong {@link
 * salvo.gatling.Target}, {@link salvo.gatling.Feeders}, {@link salvo.gatling.Recording}, {@link
 * salvo.gatling.Await} and the types of {@link salvo.gatling.users}. All other packages below this
 * one are internal, and may change with any version.
 */
package salvo.gatling;

/**
 * What a simulation is written with, and the public API between Salvo and Gatling: extend {@link
 * salvo.gatling.LoadSimulation} and describe who uses the service, or let an existing simulation
 * extend {@link salvo.gatling.GatlingSimulation} and change nothing else. The public API also has
 * {@link salvo.gatling.Target}, {@link salvo.gatling.Feeders}, {@link salvo.gatling.Recording} and
 * {@link salvo.gatling.Await}; {@link salvo.gatling.RunMain} and {@link
 * salvo.gatling.ChosenSimulation}, which start runs; the types of {@code salvo.gatling.users} and
 * {@code salvo.gatling.jobs}, {@code salvo.gatling.stream} and {@code salvo.gatling.stream.record};
 * {@link salvo.gatling.prompt.Prompts} and {@link salvo.gatling.prompt.Conversation}; and {@link
 * salvo.analysis.errors.ErrorHint} with {@link salvo.analysis.errors.OutcomeClass}. All other
 * packages below this one are internal, and may change with any version.
 */
package salvo.gatling;

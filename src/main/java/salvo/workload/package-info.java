/**
 * The load in numbers only: profiles, stages, and what they offer. It turns the settings of a load
 * into an {@link salvo.workload.InjectionProfile} and refuses those that contradict one another. It
 * knows neither Gatling nor requests.
 */
package salvo.workload;

/**
 * Who uses a service and what they do: user types, their tasks, the identities that they act as.
 * This is public API. Weights and think times in code are defaults, which the configuration
 * overrides.
 */
package salvo.gatling.users;

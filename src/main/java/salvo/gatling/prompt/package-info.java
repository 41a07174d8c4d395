/**
 * Prompts for services that generate text: of any length, with beginnings in common, from published
 * conversations or as a trace has them.
 */
package salvo.gatling.prompt;

/**
 * Internal: what an answer has to be to count as one: its whole body, and none of the heads before
 * it.
 */
package salvo.gatling.client.answer;

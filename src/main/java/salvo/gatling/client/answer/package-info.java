/**
 * Internal: what an answer has to be to count as one, its whole body and none of the heads before
 * it; and what it says, where that is checked.
 */
package salvo.gatling.client.answer;

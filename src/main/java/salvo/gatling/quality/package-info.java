/**
 * Quality: beside each request whose answers are checked, whether each answer kept what is expected
 * of it. Answers are checked apart from the event loops.
 */
package salvo.gatling.quality;

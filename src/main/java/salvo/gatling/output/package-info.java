/**
 * What stands between a run and all that is written of it: names and messages are made harmless and
 * secrets masked before Gatling and Salvo see them, and once more on the console.
 */
package salvo.gatling.output;

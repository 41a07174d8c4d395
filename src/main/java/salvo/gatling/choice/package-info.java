/**
 * Internal. Which simulation a name means: those of the project are found by their class files,
 * without loading any, and those without code by their configuration. A system is called after its
 * simulation, or named in its code; what is unknown is refused with the nearest name.
 */
package salvo.gatling.choice;

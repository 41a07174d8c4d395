/**
 * Gatling's binary {@code simulation.log}: a reader that takes it as far as it goes, and a writer
 * whose files Gatling reads too. The format is that of Gatling 3.15, and another version is refused
 * by name. A cut or damaged file ends in a sentence and never in a trace.
 */
package salvo.event.log;

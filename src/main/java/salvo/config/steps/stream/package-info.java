/** Requests of steps whose answers are read as streams: what is measured, and what is refused. */
package salvo.config.steps.stream;

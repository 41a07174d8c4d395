/**
 * When requests came in production, and how long they were: traces, read from the files that others
 * publish or from an access log.
 */
package salvo.trace;

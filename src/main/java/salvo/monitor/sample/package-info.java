/**
 * A reading of the machines: {@link salvo.monitor.sample.ResourceSample} holds one value for each
 * metric of a moment. A metric knows its subject, its unit and its column, from which it can be
 * read again. What could not be read is not a number, and never zero.
 */
package salvo.monitor.sample;

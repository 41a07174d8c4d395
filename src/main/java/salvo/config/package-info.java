/**
 * The settings of a run as immutable records, read from HOCON and checked. Each reader here knows
 * the keys of one section of {@code reference.conf}. Nobody else reads properties, environment or
 * HOCON.
 */
package salvo.config;

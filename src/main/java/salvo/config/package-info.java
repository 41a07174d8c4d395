/**
 * The settings of a run as immutable records, read from HOCON and checked. Each reader knows the
 * keys of one section of {@code reference.conf}. No other room reads properties, environment or
 * HOCON.
 */
package salvo.config;

/**
 * A system as it was found in a file of another tool: plain records with all that the configuration
 * of a described system can say, and the secrets that are not written. It knows neither the formats
 * that are read nor the one that is written.
 */
package salvo.imports.model;

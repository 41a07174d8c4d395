/**
 * Scripts of k6: calls whose address and body are literal, with what their checks, thresholds and
 * options say. No script is run; what code makes is told as left out.
 */
package salvo.imports.k6;

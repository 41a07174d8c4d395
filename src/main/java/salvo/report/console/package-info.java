/**
 * What the console shows at the end of a run, as plain text with colours where a terminal is. It
 * fits into 80 columns. Terminals without Unicode get ASCII.
 */
package salvo.report.console;

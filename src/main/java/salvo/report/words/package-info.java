/**
 * Sentences that several formats share: how a load, an objective or a comparison is said. They are
 * plain text, and each format escapes them by its own rules. Figures come as they are in the
 * report.
 */
package salvo.report.words;

/**
 * The one model from which everything is reported: {@link salvo.report.RunReport}. Each format has
 * a writer in a room of its own, which computes nothing. Every file is written whole, as a {@link
 * salvo.text.WholeFile}.
 */
package salvo.report;

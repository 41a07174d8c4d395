/**
 * The one model that everything is reported from: {@link salvo.report.RunReport}. A writer in a
 * room of its own makes each format of it, and computes nothing. Every file is written whole, as a
 * {@link salvo.text.WholeFile}.
 */
package salvo.report;

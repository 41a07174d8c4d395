/**
 * The one model that everything is reported from: {@link salvo.report.RunReport}. A writer in a
 * room of its own makes each format of it, and computes nothing. What a file is called stands in
 * {@link salvo.report.ReportFile}.
 */
package salvo.report;

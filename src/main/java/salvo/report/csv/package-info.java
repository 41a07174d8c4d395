/**
 * The CSV files, as RFC 4180 has them: UTF-8, units in the names of the columns, empty cells for
 * what is not known. Texts that a spreadsheet would run as formulas are disarmed. {@code
 * requests.csv.gz} is written while the load runs.
 */
package salvo.report.csv;

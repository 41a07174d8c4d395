/**
 * Pages of one file that need no script, no network and no report of a run. Their templates stand
 * in {@code salvo/page}. Whatever they print is escaped.
 */
package salvo.report.page;

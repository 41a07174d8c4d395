/**
 * {@code summary.md}: the report in short, for a job's summary or a comment on a pull request. It
 * stays under 60 KB however large the run is. Texts cannot break its tables.
 */
package salvo.report.markdown;

/**
 * What a suite leaves beside its JSON: a page with a row for each run, the same in Markdown, and a
 * test case for each run.
 */
package salvo.suite.file;

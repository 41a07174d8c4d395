/**
 * {@code report.html}: one page that needs no network. Data goes into it as JSON, texts through
 * escaping templates. Charts and tables are drawn by scripts of our own.
 */
package salvo.report.html;

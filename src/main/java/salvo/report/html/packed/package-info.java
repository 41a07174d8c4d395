/**
 * Numbers of the page in few characters: series of values, and how often each response time was
 * seen in each step of time. {@code report.js} reads them again.
 */
package salvo.report.html.packed;

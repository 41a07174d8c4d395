/**
 * A comparison of runs as a page of its own: what changed, each interval as a bar, and the response
 * times of both runs drawn over each other.
 */
package salvo.report.compared;

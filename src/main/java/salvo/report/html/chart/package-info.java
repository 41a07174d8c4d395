/**
 * The charts over a run's time that the page draws, each also in words, with the units of their
 * axes. They know neither the page nor its templates.
 */
package salvo.report.html.chart;

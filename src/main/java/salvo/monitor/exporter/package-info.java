/**
 * Readers of other machines: exporters in Prometheus' text format, asked over HTTP. An answer is
 * limited in size and in time. Their series become metrics beside those of this machine.
 */
package salvo.monitor.exporter;

/**
 * The metrics of a run in Prometheus' text format, for {@code /metrics}. Names and units follow its
 * conventions. They are counted beside the report's figures, never in their place.
 */
package salvo.live.prometheus;

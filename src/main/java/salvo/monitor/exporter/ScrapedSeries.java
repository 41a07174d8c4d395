package salvo.monitor.exporter;

import java.util.Map;
import java.util.Set;
import salvo.monitor.sample.ResourceMetric;
import salvo.monitor.sample.Subject;
import salvo.text.Unit;

/**
 * What is kept of an exporter's answer: the sum of all series of a name that have the given labels,
 * or the rate of that sum.
 *
 * @param text as it was chosen, such as {@code
 *     rate(node_network_receive_bytes_total{device="eth0"})}
 */
record ScrapedSeries(String text, boolean rate, String name, Map<String, String> labels) {

  private static final String RATE = "rate(";

  /** Units that the names of series end with. */
  private static final Set<Unit> UNITS = Set.of(Unit.BYTES, Unit.SECONDS, Unit.CELSIUS, Unit.WATTS);

  /**
   * Reads how a series was chosen.
   *
   * @throws IllegalArgumentException when it is not a name, with labels or without
   */
  static ScrapedSeries parse(String text) {
    boolean rate = text.startsWith(RATE) && text.endsWith(")");
    String series = rate ? text.substring(RATE.length(), text.length() - 1) : text;
    PrometheusSample sample =
        PrometheusSample.parse(series + " 0")
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        text
                            + " is not a series: write node_load1, up{job=\"api\"} or"
                            + " rate(requests_total)"));
    return new ScrapedSeries(text, rate, sample.name(), sample.labels());
  }

  boolean includes(PrometheusSample sample) {
    return sample.name().equals(name) && sample.labels().entrySet().containsAll(labels.entrySet());
  }

  /** Its metric, named after the exporter. */
  ResourceMetric metric(String exporter) {
    return ResourceMetric.of(Subject.exporter(exporter), text, unit());
  }

  private Unit unit() {
    String base = name.endsWith("_total") ? name.substring(0, name.length() - 6) : name;
    Unit unit =
        UNITS.stream()
            .filter(it -> base.endsWith("_" + it.ending()))
            .findFirst()
            .orElse(Unit.VALUE);
    if (!rate) {
      return unit;
    }
    return unit == Unit.BYTES ? Unit.BYTES_PER_SECOND : Unit.PER_SECOND;
  }
}

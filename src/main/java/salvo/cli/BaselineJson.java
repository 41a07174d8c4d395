package salvo.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import salvo.compare.MeasuredRun;
import salvo.report.json.SummaryJson;
import salvo.slo.Metric;
import salvo.slo.Slo;

/** What is in a baseline, for programs: times in ms, shares 0 to 1. */
final class BaselineJson {

  private static final List<Metric> METRICS =
      List.of(Metric.MIN_RPS, Metric.ERROR_RATE, Metric.P50, Metric.P95, Metric.P99);

  private BaselineJson() {}

  static ObjectNode of(MeasuredRun baseline, Path file) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("file", file.toString());
    baseline.ids().forEach(json.putArray("runs")::add);
    json.put("start", baseline.start().toString());
    json.put("requests", baseline.requests());
    ObjectNode traits = json.putObject("measuredUnder");
    new TreeMap<>(baseline.fingerprint().traits())
        .forEach((trait, text) -> traits.put(trait.label(), text));
    ObjectNode figures = json.putObject("figures");
    write(baseline, "", figures.putObject(Slo.GLOBAL));
    baseline.endpoints().forEach(it -> write(baseline, it, figures.putObject(it)));
    return json;
  }

  private static void write(MeasuredRun baseline, String endpoint, ObjectNode json) {
    for (Metric metric : METRICS) {
      json.put(metric.key(), SummaryJson.finite(baseline.figure(endpoint, metric)));
    }
  }
}

package salvo.cli;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import salvo.compare.MeasuredRun;
import salvo.compare.Trait;
import salvo.report.console.FigureTable;
import salvo.slo.Metric;

/** What is in a baseline, as text of 80 columns. */
final class BaselineText {

  private static final List<Metric> METRICS =
      List.of(Metric.MIN_RPS, Metric.ERROR_RATE, Metric.P50, Metric.P95, Metric.P99);

  private BaselineText() {}

  static String of(MeasuredRun baseline, boolean ascii) {
    FigureTable table = new FigureTable(ascii, METRICS);
    table.fact("Baseline", baseline.source());
    table.fact("Runs", String.join(", ", baseline.ids()));
    table.fact("Start", baseline.start().toString());
    Map<Trait, String> traits = new TreeMap<>(baseline.fingerprint().traits());
    traits.forEach((trait, text) -> table.fact(trait.label(), text));
    table.head();
    table.row("all requests", metric -> baseline.figure("", metric));
    baseline.endpoints().forEach(it -> table.row(it, metric -> baseline.figure(it, metric)));
    return table.toString();
  }
}

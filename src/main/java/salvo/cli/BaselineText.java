package salvo.cli;

import static salvo.text.TextTable.Column.left;
import static salvo.text.TextTable.Column.right;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;
import salvo.compare.Baseline;
import salvo.compare.MeasuredRun;
import salvo.compare.Trait;
import salvo.compare.block.UnusableRunException;
import salvo.report.console.ConsolePage;
import salvo.report.console.FigureTable;
import salvo.slo.Metric;
import salvo.text.Quantity;
import salvo.text.TerminalText;
import salvo.text.TextTable;

/** What is in a baseline, as text of 80 columns. */
final class BaselineText {

  private static final String ENDING = ".json";

  private static final List<Metric> METRICS =
      List.of(Metric.MIN_RPS, Metric.ERROR_RATE, Metric.P50, Metric.P95, Metric.P99);

  private BaselineText() {}

  /** The baselines of a folder, a line each; one that cannot be read says why. */
  static String list(Path folder, boolean ascii) throws IOException {
    List<Path> files = files(folder);
    if (files.isEmpty()) {
      return "There is no baseline in " + folder + ": keep a run with salvo baseline save NAME.\n";
    }
    ConsolePage page = new ConsolePage(new TerminalText(ascii), false);
    TextTable table = page.table(left(25), left(21), left(10), right(5), right(10), right(9));
    page.line(table.line("Baseline", "Simulation", "Profile", "Runs", "Requests", "p95"));
    for (Path file : files) {
      String name = file.getFileName().toString();
      try {
        page.line(line(table, name.substring(0, name.length() - ENDING.length()), file));
      } catch (UnusableRunException e) {
        page.line(e.getMessage());
      }
    }
    return page.toString();
  }

  private static String line(TextTable table, String name, Path file) throws IOException {
    MeasuredRun run = Baseline.read(file);
    Map<Trait, String> traits = run.fingerprint().traits();
    OptionalDouble p95 = run.figure("", Metric.P95);
    return table.line(
        name,
        traits.getOrDefault(Trait.SIMULATION, "-"),
        traits.getOrDefault(Trait.PROFILE, "-"),
        Quantity.count(run.ids().size()),
        Quantity.count(run.requests()),
        p95.isPresent() ? Quantity.millis(p95.getAsDouble()) : "-");
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(it -> it.toString().endsWith(ENDING)).sorted().toList();
    }
  }

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

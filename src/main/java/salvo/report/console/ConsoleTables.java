package salvo.report.console;

import static salvo.text.Quantity.count;
import static salvo.text.Quantity.millis;
import static salvo.text.TextTable.Column.left;
import static salvo.text.TextTable.Column.right;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import salvo.analysis.errors.Unsent;
import salvo.analysis.injector.InjectorPart;
import salvo.report.FigureRequests;
import salvo.report.words.InjectorText;
import salvo.report.words.SloText;
import salvo.report.words.Tone;
import salvo.slo.Slo;
import salvo.slo.SloResult;
import salvo.stats.RunStats;
import salvo.stats.request.Summary;
import salvo.stats.times.ResponseTimes;
import salvo.text.TextTable;

/** The console's tables: all endpoints, then the run's objectives and those that were missed. */
final class ConsoleTables {

  private static final int MOST_ENDPOINTS = 40;

  private final ConsolePage page;
  private final TextTable endpoints;
  private final TextTable injectors;

  ConsoleTables(ConsolePage page) {
    this.page = page;
    endpoints =
        page.table(left(8), left(22), right(10), right(8), right(8), right(8), right(8), right(8));
    injectors =
        page.table(
            left(14), right(10), right(8), right(8), right(8), right(8), right(8), right(8),
            right(8));
  }

  /** Figures stand under their request, by their word alone. */
  void endpoints(RunStats stats, List<SloResult> results) {
    List<Summary> all = stats.endpoints();
    List<Unsent> absent = Unsent.of(stats).stream().filter(Unsent::nothingSent).toList();
    if (all.isEmpty() && absent.isEmpty()) {
      return;
    }
    page.blank();
    page.line(endpoints.line("", "Endpoint", "Requests", "Failed", "p50", "p95", "p99", "max"));
    FigureRequests figures = FigureRequests.of(stats);
    List<Summary> rows = figures.together(all, Summary::name);
    Set<String> shown =
        rows.stream()
            .sorted(Comparator.comparing(it -> rank(it, figures, tone(it, results))))
            .limit(MOST_ENDPOINTS)
            .map(Summary::name)
            .collect(Collectors.toSet());
    rows.stream()
        .filter(it -> shown.contains(it.name()))
        .forEach(it -> endpoint(label(it.name(), figures), it, tone(it, results)));
    absent.forEach(this::absent);
    if (all.size() > MOST_ENDPOINTS) {
      page.line("And " + count(all.size() - MOST_ENDPOINTS) + " more in summary.json.");
    }
  }

  /** Where there are too many, figures are left out, and first those without objectives. */
  private static int rank(Summary endpoint, FigureRequests figures, Tone tone) {
    if (figures.request(endpoint.name()).isEmpty() || tone == Tone.BAD) {
      return 0;
    }
    return tone == Tone.GOOD ? 1 : 2;
  }

  private static String label(String name, FigureRequests figures) {
    return figures.request(name).map(it -> " " + name.substring(it.length())).orElse(name);
  }

  private void endpoint(String label, Summary endpoint, Tone tone) {
    ResponseTimes times = endpoint.all();
    String line =
        endpoints.line(
            mark(tone),
            label,
            count(endpoint.requests()),
            count(endpoint.ko()),
            millis(times.percentile(50)),
            millis(times.percentile(95)),
            millis(times.percentile(99)),
            millis(times.max()));
    page.marked(mark(tone), tone, line);
  }

  private void absent(Unsent unsent) {
    String line = endpoints.line(mark(Tone.BAD), unsent.name(), "0", "-", "-", "-", "-", "-");
    page.marked(mark(Tone.BAD), Tone.BAD, line);
  }

  /** Neutral where it has no objectives. */
  private static Tone tone(Summary endpoint, List<SloResult> results) {
    List<Tone> tones =
        results.stream()
            .filter(result -> result.slo().scope().equals(endpoint.name()))
            .map(result -> Tone.of(result.status()))
            .toList();
    if (tones.isEmpty()) {
      return Tone.NEUTRAL;
    }
    return tones.contains(Tone.BAD) ? Tone.BAD : Tone.GOOD;
  }

  private static String mark(Tone tone) {
    return switch (tone) {
      case GOOD -> "met";
      case BAD -> "missed";
      case WARN, NEUTRAL -> "-";
    };
  }

  /** Without those for which there is no room. */
  void injectors(List<InjectorPart> parts) {
    if (parts.isEmpty()) {
      return;
    }
    int columns = InjectorText.NARROW;
    page.blank();
    page.line(injectors.line(InjectorText.HEADINGS.subList(0, columns).toArray(String[]::new)));
    InjectorText.rows(parts)
        .forEach(row -> page.line(injectors.line(row.subList(0, columns).toArray(String[]::new))));
  }

  void objectives(List<SloResult> results) {
    if (results.isEmpty()) {
      return;
    }
    TextTable objectives = objectivesTable(results);
    page.blank();
    page.line(objectives.line("", "Scope", "Metric", "Objective", "Actual"));
    results.stream()
        .filter(it -> it.slo().isGlobal() || it.status() != SloResult.Status.PASS)
        .forEach(it -> objective(it, objectives));
    long met = results.stream().filter(it -> it.status() == SloResult.Status.PASS).count();
    page.line(count(met) + " of " + count(results.size()) + " objectives met.");
  }

  /** Tokens per second are the longest of all figures. */
  private TextTable objectivesTable(List<SloResult> results) {
    return results.stream().anyMatch(it -> it.slo().metric().kind().isOfStreams())
        ? page.table(left(8), left(20), left(13), left(24), left(15))
        : page.table(left(8), left(27), left(14), left(18), left(13));
  }

  private void objective(SloResult result, TextTable objectives) {
    Slo slo = result.slo();
    Tone tone = Tone.of(result.status());
    String line =
        objectives.line(
            mark(tone),
            slo.subject(),
            slo.metric().label(),
            SloText.target(slo),
            SloText.actual(result));
    page.marked(mark(tone), tone, line);
  }
}

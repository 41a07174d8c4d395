package salvo.report.console;

import static salvo.text.Quantity.count;
import static salvo.text.Quantity.millis;
import static salvo.text.TextTable.Column.left;
import static salvo.text.TextTable.Column.right;

import java.util.List;
import salvo.analysis.errors.Unsent;
import salvo.analysis.injector.InjectorPart;
import salvo.report.words.InjectorText;
import salvo.report.words.SloText;
import salvo.report.words.Tone;
import salvo.slo.Slo;
import salvo.slo.SloResult;
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

  void endpoints(List<Summary> all, List<SloResult> results, List<Unsent> unsent) {
    List<Unsent> absent = unsent.stream().filter(Unsent::nothingSent).toList();
    if (all.isEmpty() && absent.isEmpty()) {
      return;
    }
    page.blank();
    page.line(endpoints.line("", "Endpoint", "Requests", "Failed", "p50", "p95", "p99", "max"));
    all.stream().limit(MOST_ENDPOINTS).forEach(it -> endpoint(it, tone(it, results)));
    absent.forEach(this::absent);
    if (all.size() > MOST_ENDPOINTS) {
      page.line("And " + count(all.size() - MOST_ENDPOINTS) + " more in summary.json.");
    }
  }

  private void endpoint(Summary endpoint, Tone tone) {
    ResponseTimes times = endpoint.all();
    String line =
        endpoints.line(
            mark(tone),
            endpoint.name(),
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

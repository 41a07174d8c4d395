package salvo.report.console;

import static salvo.text.Quantity.count;
import static salvo.text.Quantity.millis;
import static salvo.text.TextTable.Column.left;
import static salvo.text.TextTable.Column.right;

import java.util.List;
import salvo.report.words.SloText;
import salvo.slo.Slo;
import salvo.slo.SloResult;
import salvo.stats.request.Summary;
import salvo.stats.times.ResponseTimes;
import salvo.text.TextTable;

/** The console's tables: all endpoints, then the run's objectives and those that were missed. */
final class ConsoleTables {

  private static final int MOST_ENDPOINTS = 40;
  private static final String OK = "ok";
  private static final String FAIL = "FAIL";

  private final ConsolePage page;
  private final TextTable endpoints;
  private final TextTable objectives;

  ConsoleTables(ConsolePage page) {
    this.page = page;
    endpoints =
        page.table(left(6), left(24), right(10), right(8), right(8), right(8), right(8), right(8));
    objectives = page.table(left(6), left(29), left(14), left(18), left(13));
  }

  void endpoints(List<Summary> all, List<SloResult> results) {
    if (all.isEmpty()) {
      return;
    }
    page.blank();
    page.line(endpoints.line("", "Endpoint", "Requests", "KO", "p50", "p95", "p99", "max"));
    all.stream().limit(MOST_ENDPOINTS).forEach(it -> endpoint(it, mark(it, results)));
    if (all.size() > MOST_ENDPOINTS) {
      page.line("And " + count(all.size() - MOST_ENDPOINTS) + " more in summary.json.");
    }
  }

  private void endpoint(Summary endpoint, String mark) {
    ResponseTimes times = endpoint.all();
    String line =
        endpoints.line(
            mark,
            endpoint.name(),
            count(endpoint.requests()),
            count(endpoint.ko()),
            millis(times.percentile(50)),
            millis(times.percentile(95)),
            millis(times.percentile(99)),
            millis(times.max()));
    page.marked(mark, line);
  }

  private static String mark(Summary endpoint, List<SloResult> results) {
    List<String> marks =
        results.stream()
            .filter(result -> result.slo().scope().equals(endpoint.name()))
            .map(ConsoleTables::mark)
            .toList();
    if (marks.isEmpty()) {
      return "-";
    }
    return marks.contains(FAIL) ? FAIL : OK;
  }

  private static String mark(SloResult result) {
    return result.status() == SloResult.Status.PASS ? OK : FAIL;
  }

  void objectives(List<SloResult> results) {
    if (results.isEmpty()) {
      return;
    }
    page.blank();
    page.line(objectives.line("", "Objective", "Metric", "Target", "Actual"));
    results.stream()
        .filter(it -> it.slo().isGlobal() || it.status() != SloResult.Status.PASS)
        .forEach(this::objective);
    long met = results.stream().filter(it -> it.status() == SloResult.Status.PASS).count();
    page.line(count(met) + " of " + count(results.size()) + " objectives met.");
  }

  private void objective(SloResult result) {
    Slo slo = result.slo();
    String line =
        objectives.line(
            mark(result),
            slo.subject(),
            slo.metric().label(),
            SloText.target(slo),
            SloText.actual(result));
    page.marked(mark(result), line);
  }
}

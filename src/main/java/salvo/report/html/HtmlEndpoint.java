package salvo.report.html;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import salvo.analysis.Apdex;
import salvo.analysis.SlowCount;
import salvo.analysis.errors.ErrorCluster;
import salvo.config.ObjectiveKind;
import salvo.report.words.SloText;
import salvo.slo.Slo;
import salvo.slo.SloResult;
import salvo.stats.SlowRequest;
import salvo.stats.request.Summary;
import salvo.stats.stream.Pace;
import salvo.text.Quantity;

/**
 * A row of the matrix and what it opens to: all requests, or an endpoint.
 *
 * @param id of the part of the page that it opens
 * @param request whose figure it is, in a row above it; empty for any other row
 * @param summary empty where an endpoint with objectives was never called
 * @param missedFrom when it first missed an objective, such as "p95 from 40:00 on"; empty where it
 *     did not
 * @param cells one per column
 * @param parts the numbers, among the packed counts, of those that its requests are counted in
 * @param objectives in the order in which they were declared
 * @param tasks its requests by user type and task; none of all requests
 * @param outcomes how its requests came out, one sentence each
 */
record HtmlEndpoint(
    String id,
    String name,
    String request,
    Optional<Summary> summary,
    String missedFrom,
    List<HtmlCell> cells,
    List<Integer> parts,
    List<Objective> objectives,
    List<HtmlTables.TaskRequests> tasks,
    List<SlowRequest> slowest,
    List<ErrorCluster> causes,
    List<String> outcomes) {

  /**
   * An objective as the row's details tell it.
   *
   * @param beyond how many requests are beyond it; empty where that is not known
   */
  record Objective(
      SloResult.Status status,
      String metric,
      String actual,
      String target,
      String distance,
      String beyond,
      String gatling) {

    static Objective of(SloResult result, Optional<Summary> summary) {
      return new Objective(
          result.status(),
          result.slo().metric().label(),
          SloText.actual(result),
          SloText.target(result.slo())
              + result.slo().origin().map(it -> " (" + it + ")").orElse(""),
          HtmlCell.distance(result),
          summary.map(it -> beyond(result.slo(), it)).orElse(""),
          result.differsFromGatling()
              ? result.slo().metric().text(result.gatlingActual().orElseThrow())
              : "");
    }

    private static String beyond(Slo slo, Summary summary) {
      boolean isOfSpeed = slo.metric().kind() == ObjectiveKind.STREAM_TOKENS_PER_SECOND;
      boolean counted =
          slo.metric().kind() == ObjectiveKind.PERCENTILE
              || slo.metric().kind() == ObjectiveKind.MAX
              || isOfSpeed;
      double most = isOfSpeed ? Pace.millis(slo.target()) : slo.target();
      boolean ofFailures =
          slo.metric().kind() == ObjectiveKind.ERROR_RATE
              || slo.metric().kind() == ObjectiveKind.GOODPUT;
      long beyond = counted ? summary.all().countAbove((long) most) : summary.ko();
      return summary.requests() == 0 || !counted && !ofFailures
          ? ""
          : Quantity.count(beyond)
              + " ("
              + Quantity.share((double) beyond / summary.requests())
              + ")";
    }
  }

  /** The worst of its figures. */
  public HtmlCell.Standing standing() {
    return cells.stream()
        .map(HtmlCell::standing)
        .min(Enum::compareTo)
        .orElse(HtmlCell.Standing.NONE);
  }

  /** Whether there is anything to open. */
  public boolean hasRequests() {
    return summary.map(it -> it.requests() > 0).orElse(false);
  }

  /** Whether Gatling's own estimate of any objective is told. */
  public boolean differsFromGatling() {
    return objectives.stream().anyMatch(it -> !it.gatling.isEmpty());
  }

  /** How its requests came out, such as "Answered: 200 (1,200), 503 (60)". */
  static List<String> outcomes(Summary summary, List<Apdex> apdex, List<SlowCount> slow) {
    String statuses =
        summary.statuses().entrySet().stream()
            .map(
                it ->
                    (it.getKey() == 0 ? "no status" : it.getKey())
                        + " ("
                        + Quantity.count(it.getValue())
                        + ")")
            .collect(Collectors.joining(", "));
    Stream<String> answered =
        statuses.isEmpty() ? Stream.of() : Stream.of("Statuses: " + statuses + ".");
    return Stream.of(
            answered,
            slow.stream()
                .filter(it -> it.count() > 0)
                .map(
                    it ->
                        "Successful requests that took more than "
                            + Quantity.millis(it.limitMillis())
                            + ": "
                            + Quantity.count(it.count())
                            + "."),
            apdex.stream()
                .map(
                    it ->
                        "Apdex "
                            + Quantity.number(it.score())
                            + " for a target of "
                            + Quantity.millis(it.targetMillis())
                            + "."))
        .flatMap(it -> it)
        .toList();
  }
}

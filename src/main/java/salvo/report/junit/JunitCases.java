package salvo.report.junit;

import static salvo.text.Quantity.number;
import static salvo.text.Quantity.share;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import salvo.report.json.SummaryJson;
import salvo.report.junit.JunitCase.Kind;
import salvo.report.junit.JunitCase.Problem;
import salvo.report.words.SloText;
import salvo.slo.Slo;
import salvo.slo.SloResult;
import salvo.slo.SloSelection.NotJudged;
import salvo.slo.Verdict;

/** A run's verdict and objectives as test cases. */
final class JunitCases {

  private static final String NO_TIME = "0";

  private JunitCases() {}

  /**
   * Passes where the figures can be judged, whatever the judgement is; fails where something else
   * than an objective failed the run, as when a rule ended it.
   */
  static JunitCase verdict(Verdict verdict, double runSeconds) {
    return new JunitCase(
        "the run can be judged",
        seconds(runSeconds),
        switch (verdict.status()) {
          case PASS -> Optional.empty();
          case FAIL ->
              verdict.isByObjectives()
                  ? Optional.empty()
                  : Optional.of(problem(Kind.FAILURE, verdict));
          case INVALID, INCONCLUSIVE -> Optional.of(problem(Kind.ERROR, verdict));
        });
  }

  /** A run among others: a FAIL is a failure, and what cannot be judged is an error. */
  static JunitCase run(JunitRun run) {
    return new JunitCase(
        run.simulation(),
        seconds(run.seconds()),
        switch (run.status()) {
          case PASS -> Optional.empty();
          case FAIL -> Optional.of(problem(Kind.FAILURE, run.status(), run.reasons()));
          case INVALID, INCONCLUSIVE ->
              Optional.of(problem(Kind.ERROR, run.status(), run.reasons()));
        });
  }

  private static Problem problem(Kind kind, Verdict verdict) {
    return problem(kind, verdict.status(), verdict.reasons());
  }

  private static Problem problem(Kind kind, Verdict.Status status, List<String> reasons) {
    return new Problem(kind, status.name(), reasons.get(0), reasons);
  }

  static JunitCase objective(SloResult result) {
    return new JunitCase(
        name(result.slo()),
        result.slo().metric().isTime() ? millis(result.actual()) : NO_TIME,
        result.status() == SloResult.Status.PASS ? Optional.empty() : Optional.of(failure(result)));
  }

  private static Problem failure(SloResult result) {
    return new Problem(Kind.FAILURE, result.status().name(), result.sentence(), figures(result));
  }

  private static List<String> figures(SloResult result) {
    List<String> lines = new ArrayList<>();
    lines.add("actual:    " + SloText.actual(result));
    lines.add("objective: " + SloText.target(result.slo()));
    result.margin().ifPresent(margin -> lines.add("margin:    " + share(margin)));
    SloText.gatling(result).ifPresent(gatling -> lines.add("Gatling:   " + gatling));
    return lines;
  }

  static JunitCase notJudged(NotJudged notJudged) {
    String reason =
        notJudged.expectedRequests() == 0
            ? "Not judged: it is not part of this load."
            : "Not judged: only "
                + number(notJudged.expectedRequests())
                + " requests were expected, too few to prove anything.";
    return new JunitCase(
        name(notJudged.slo()),
        NO_TIME,
        Optional.of(new Problem(Kind.SKIPPED, "NOT_JUDGED", reason, List.of())));
  }

  /** Such as "p95 &lt;= 5 s". */
  private static String name(Slo slo) {
    String bound = slo.metric().isUpperBound() ? " <= " : " >= ";
    return slo.metric().label() + bound + slo.targetText();
  }

  private static String millis(OptionalDouble millis) {
    return millis.isPresent() ? seconds(millis.getAsDouble() / 1000) : NO_TIME;
  }

  private static String seconds(double seconds) {
    return Double.isFinite(seconds) ? SummaryJson.finite(seconds).toPlainString() : NO_TIME;
  }
}

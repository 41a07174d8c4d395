package salvo.saved.injector;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import salvo.analysis.errors.InjectorFailures;
import salvo.analysis.injector.Pauses;
import salvo.slo.Metric;
import salvo.slo.SloResult;
import salvo.slo.SloResult.Status;
import salvo.stats.RunStats;
import salvo.text.Quantity;

/**
 * Which objectives the injector's own trouble has decided. A request that the injector itself has
 * failed counts for none; an objective that is missed is judged again without the requests that
 * were under way in its pauses. One that is met stays so: a pause makes nothing faster.
 *
 * @param causes why the run is invalid, a sentence each; none when the target decided everything
 * @param decided the results that say nothing of the target
 * @param warnings of trouble that no objective depends on
 * @param pauses those of the warnings that only this injector can give: of its pauses
 */
public record InjectorEffect(
    List<String> causes, List<SloResult> decided, List<String> warnings, List<String> pauses) {

  private static final int MOST_NAMED = 3;

  public InjectorEffect {
    causes = List.copyOf(causes);
    decided = List.copyOf(decided);
    warnings = List.copyOf(warnings);
    pauses = List.copyOf(pauses);
  }

  /**
   * A run that was judged as it is.
   *
   * @param results of objectives, in any order
   * @param notableMillis a shorter pause is not worth a warning
   */
  public record Judged(
      RunStats stats, Window window, List<SloResult> results, Pauses pauses, long notableMillis) {

    public Judged {
      results = results.stream().filter(it -> !it.slo().metric().isOfResource()).toList();
    }

    private boolean isTouched() {
      InjectorFailures failures = new InjectorFailures();
      return isMissedInPauses()
          || stats.errors().stream().anyMatch(it -> failures.cause(it.message()).isPresent());
    }

    private boolean isMissedInPauses() {
      return !pauses.isEmpty() && results.stream().anyMatch(it -> it.status() == Status.FAIL);
    }
  }

  /** Judges again what may be the injector's; reads the events only then. */
  public static InjectorEffect of(Judged run, Replay replay) {
    List<String> warnings = new ArrayList<>();
    if (!run.isTouched()) {
      return new InjectorEffect(List.of(), List.of(), pauses(run), pauses(run));
    }
    Untouched untouched =
        new Untouched(
            run.pauses(),
            run.results().stream()
                .filter(it -> !it.slo().isGlobal())
                .map(it -> it.slo().scope())
                .collect(Collectors.toSet()),
            run.window().fromMillis(),
            run.stats().startMillis());
    try {
      replay.to(untouched);
    } catch (IOException e) {
      warnings.addAll(pauses(run));
      warnings.add(
          "What the injector's own trouble did to the figures was not judged, because the log"
              + " cannot be read again: "
              + e.getMessage()
              + ".");
      return new InjectorEffect(List.of(), List.of(), warnings, pauses(run));
    }
    return new Judgement(run, untouched).effect();
  }

  private static List<String> pauses(Judged run) {
    return run.pauses().longestMillis() <= run.notableMillis()
        ? List.of()
        : List.of(stood(run) + "; no objective that was missed depends on it.");
  }

  private static String stood(Judged run) {
    return "The injector stood still for up to "
        + Quantity.millis(run.pauses().longestMillis())
        + " at a time in "
        + run.pauses().seconds(run.stats().startMillis()).text()
        + " ("
        + run.pauses().reason().words()
        + ")";
  }

  /** An objective that is judged again, with the value that it then has. */
  private record Again(SloResult before, SloResult after) {

    static Again of(SloResult before, OptionalDouble value) {
      return new Again(before, SloResult.of(before.slo(), value, OptionalDouble.empty()));
    }

    boolean isDecided() {
      return before.status() != Status.NO_DATA && before.status() != after.status();
    }

    String text() {
      String what = before.slo().subject() + ": " + before.slo().metric().label();
      return after.status() == Status.NO_DATA
          ? what + " would have no value"
          : what + " would be " + after.actualText() + " and not " + before.actualText();
    }
  }

  private record Judgement(Judged run, Untouched untouched) {

    InjectorEffect effect() {
      // Answers that came are judged by what they say: the injector makes none of them worse.
      List<Again> byFailures =
          run.results().stream()
              .filter(it -> !it.slo().metric().equals(Metric.FALL))
              .map(this::withoutFailed)
              .toList();
      List<Again> failed = byFailures.stream().filter(Again::isDecided).toList();
      List<Again> paused =
          byFailures.stream()
              .filter(it -> it.before().status() == Status.FAIL && !it.isDecided())
              .map(it -> withoutMarked(it.before()))
              .filter(Again::isDecided)
              .toList();
      List<String> causes = new ArrayList<>();
      List<String> warnings = new ArrayList<>();
      if (!failed.isEmpty()) {
        causes.add(failures() + ". Without them " + listed(failed) + ". " + untouched.hint());
      } else if (untouched.failed() > 0) {
        warnings.add(failures() + "; no objective depends on them. " + untouched.hint());
      }
      List<String> pauses = paused.isEmpty() ? pauses(run) : List.of();
      warnings.addAll(pauses);
      if (!paused.isEmpty()) {
        causes.add(
            stood(run)
                + ". Without the "
                + Quantity.count(untouched.marked())
                + (untouched.marked() == 1 ? " request that was" : " requests that were")
                + " under way then, "
                + listed(paused)
                + ".");
      }
      List<SloResult> decided = new ArrayList<>();
      failed.forEach(it -> decided.add(it.before()));
      paused.forEach(it -> decided.add(it.before()));
      return new InjectorEffect(causes, decided, warnings, pauses);
    }

    private String failures() {
      long count = untouched.failed();
      return Quantity.count(count)
          + (count == 1 ? " request was" : " requests were")
          + " never sent in "
          + untouched.failedIn().text()
          + ", because the injector itself failed ("
          + untouched.causes()
          + ")";
    }

    private static String listed(List<Again> decided) {
      String named =
          decided.stream().limit(MOST_NAMED).map(Again::text).collect(Collectors.joining("; "));
      int more = decided.size() - MOST_NAMED;
      return more > 0 ? named + "; and " + more + " more objectives would change" : named;
    }

    private Again withoutFailed(SloResult result) {
      if (result.slo().isRateOfRun()) {
        double share =
            (double) untouched.sent() / Math.max(1, untouched.sent() + untouched.failed());
        OptionalDouble rate = result.actual();
        return Again.of(
            result, rate.isEmpty() ? rate : OptionalDouble.of(rate.getAsDouble() * share));
      }
      return Again.of(result, untouched.withoutFailed(result.slo(), run.stats().durationSeconds()));
    }

    private Again withoutMarked(SloResult result) {
      return Again.of(
          result,
          result.slo().isRateOfRun()
              ? run.window().calmRate(run.pauses())
              : untouched.withoutMarked(result.slo(), calmSeconds()));
    }

    private double calmSeconds() {
      RunStats stats = run.stats();
      return run.pauses().calm(stats.firstStartMillis(), stats.lastEndMillis()).stream()
              .mapToLong(Pauses.Span::millis)
              .sum()
          / 1000.0;
    }
  }
}

package salvo.report.words;

import static salvo.text.Quantity.count;
import static salvo.text.Quantity.listed;
import static salvo.text.Quantity.millis;
import static salvo.text.Quantity.number;
import static salvo.text.Quantity.perSecond;
import static salvo.text.Quantity.share;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import salvo.analysis.Apdex;
import salvo.analysis.Assessment;
import salvo.analysis.Breakdown;
import salvo.analysis.LoadChange;
import salvo.analysis.OfferedLoadFigures;
import salvo.event.FigureName;
import salvo.report.FigureRequests;
import salvo.report.JobFigures;
import salvo.report.RunReport;
import salvo.resources.ResourceSummary;
import salvo.resources.Spread;
import salvo.slo.Slo;
import salvo.slo.Verdict;
import salvo.stats.request.Summary;
import salvo.stats.times.ResponseTimes;
import salvo.text.DurationText;

/** The facts of a run in words, as several writers have them. */
public final class RunText {

  private static final int MOST_APDEX = 3;

  private RunText() {}

  public static String load(OfferedLoadFigures offered) {
    String model = offered.model().name().toLowerCase(Locale.ROOT);
    String started = count(offered.startedTasks());
    if (offered.tasks().isPresent()) {
      started += " of " + count(offered.tasks().getAsLong());
    }
    String seed = offered.seed().isPresent() ? ", seed " + offered.seed().getAsLong() : "";
    return model + " model" + rate(offered) + ", " + started + " tasks started" + seed;
  }

  /** What the shell sees of a run that did not pass when Maven stands between. */
  public static String underMaven(Verdict.Status status) {
    return "Exit status " + status.exitCode() + "; Maven itself exits with 1 for anything but 0.";
  }

  /** What was changed while it ran; empty where nothing was. */
  public static Optional<String> changes(OfferedLoadFigures offered) {
    return Optional.of(
            offered.changes().stream().map(LoadChange::sentence).collect(Collectors.joining(" ")))
        .filter(sentences -> !sentences.isEmpty());
  }

  /** What of the table of endpoints is no request, in a sentence; empty where all are. */
  public static Optional<String> beside(RunReport report) {
    FigureRequests figures = FigureRequests.of(report.stats());
    Set<FigureName> words = new TreeSet<>();
    Set<String> requests = new TreeSet<>();
    List<String> all = new ArrayList<>();
    for (String name : report.stats().beside()) {
      Optional<String> request = figures.request(name);
      if (request.isPresent()) {
        words.add(FigureName.in(name).orElseThrow());
        requests.add(request.get());
      } else {
        all.add(name);
      }
    }
    if (!words.isEmpty()) {
      String figuresOfAll = listed(words.stream().map(FigureName::word).toList());
      all.add(0, figuresOfAll + " of " + listed(List.copyOf(requests)));
    }
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(
            String.join("; ", all)
                + ": measured, but not requests, and so not part of any total or rate.");
  }

  /** Where failed requests are to be seen; empty where none was kept. */
  public static Optional<String> samples(RunReport report, String file) {
    int kept = report.samples().size();
    return kept == 0
        ? Optional.empty()
        : Optional.of(
            (kept == 1 ? "One failed request" : count(kept) + " failed requests")
                + ", with what was sent and answered, in "
                + file
                + " and report.html.");
  }

  private static String rate(OfferedLoadFigures offered) {
    if (offered.tasksPerSecond().isEmpty()) {
      return "";
    }
    String requests =
        offered.requestsPerSecond().isPresent()
            ? " with about " + number(offered.requestsPerSecond().getAsDouble()) + " requests/s"
            : "";
    return ", "
        + number(offered.tasksPerSecond().getAsDouble())
        + " tasks/s"
        + requests
        + " offered";
  }

  public static String requests(RunReport report) {
    Summary total = report.stats().total();
    if (total.requests() == 0) {
      return "none";
    }
    return count(total.requests())
        + " in "
        + DurationText.rounded(report.run().durationSeconds())
        + ", "
        + report.offered().map(it -> perSecond(it.reachedRps()) + " reached, ").orElse("")
        + count(total.ko())
        + " failed ("
        + share(total.errorRate())
        + ")"
        + (report.retries() > 0 ? ", " + count(report.retries()) + " sent again" : "");
  }

  public static String times(ResponseTimes times) {
    return times(times::percentile, times.max());
  }

  /** The usual figures of a distribution of times, in ms. */
  static String times(DoubleUnaryOperator percentile, double max) {
    return "p50 "
        + millis(percentile.applyAsDouble(50))
        + ", p95 "
        + millis(percentile.applyAsDouble(95))
        + ", p99 "
        + millis(percentile.applyAsDouble(99))
        + ", max "
        + millis(max);
  }

  /** The grade and the first reason why it is no better; empty where there is none. */
  public static Optional<String> grade(Assessment assessment) {
    return assessment
        .grade()
        .map(it -> it.letter() + it.reasons().stream().findFirst().map(". "::concat).orElse(""));
  }

  /** The scores, the whole run's first; empty where no target is given. */
  public static Optional<String> apdex(Breakdown breakdown) {
    List<Apdex> scores = breakdown.apdex();
    if (scores.isEmpty()) {
      return Optional.empty();
    }
    String first =
        scores.stream().limit(MOST_APDEX).map(RunText::apdex).collect(Collectors.joining("; "));
    int more = scores.size() - MOST_APDEX;
    return Optional.of(more > 0 ? first + "; " + count(more) + " more in summary.json" : first);
  }

  private static String apdex(Apdex apdex) {
    String scope = apdex.scope().equals(Slo.GLOBAL) ? "" : apdex.scope() + " ";
    return scope + number(apdex.score()) + " for a target of " + millis(apdex.targetMillis());
  }

  public static String jobs(JobFigures jobs) {
    return count(jobs.submitted())
        + " submitted, "
        + count(jobs.accepted())
        + " accepted, "
        + count(jobs.completed())
        + " completed, "
        + count(jobs.failed())
        + " failed, "
        + count(jobs.lost())
        + " lost; drained in "
        + millis(jobs.drainMillis());
  }

  public static String resources(RunReport report) {
    ResourceSummary resources = report.resources();
    Stream<String> cpu = resources.cpu().stream().map(it -> "CPU " + shares(it));
    Stream<String> memory = resources.memory().stream().map(it -> "memory " + shares(it));
    Stream<String> injector =
        resources.injector().stream().map(it -> "injector " + cores(it.process().cpuCores()));
    Stream<String> target = resources.target().stream().map(it -> "target " + cores(it.cpuCores()));
    Stream<String> gpus =
        IntStream.range(0, resources.gpu().size())
            .mapToObj(i -> "GPU " + i + " " + shares(resources.gpu().get(i)));
    String all =
        Stream.of(cpu, memory, injector, target, gpus)
            .flatMap(Function.identity())
            .collect(Collectors.joining("; "));
    if (!all.isEmpty()) {
      return all;
    }
    return report.parts().isEmpty() ? "not sampled" : InjectorText.resources(report.parts());
  }

  private static String shares(Spread spread) {
    return share(spread.mean()) + " mean, " + share(spread.max()) + " max";
  }

  private static String cores(Spread spread) {
    return number(spread.mean()) + " cores mean, " + number(spread.max()) + " max";
  }
}

package salvo.merge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import salvo.analysis.LoadStage;
import salvo.analysis.Plateau;
import salvo.saved.RunFacts;
import salvo.slo.Metric;
import salvo.slo.Slo;
import salvo.slo.SloSelection;

/**
 * The load of several injectors as one, and what it is judged by. A rate is an injector's over its
 * own time; of the merged run, which lasts from the first one's start to the last one's end, it is
 * the sum, each weighed by its share of that time.
 */
final class MergedLoad {

  private final List<InjectorRun> runs;
  private final Span load;
  private final Span judgedLoad;
  private final Span measured;
  private final boolean cutShort;

  MergedLoad(List<InjectorRun> runs) {
    this.runs = runs;
    this.load = Span.around(runs.stream().map(InjectorRun::load).toList());
    long skipped = runs.get(0).facts().reporting().skipFirst().toMillis();
    this.judgedLoad = load.withoutFirst(skipped);
    this.measured = Span.around(runs.stream().map(InjectorRun::measured).toList());
    this.cutShort = runs.stream().anyMatch(InjectorRun::cutShort);
  }

  /** What an injector that was cut short did not start would look like a weakness of the others. */
  RunFacts.Offered offered() {
    return new RunFacts.Offered(
        runs.get(0).offered().model(),
        rate(RunFacts.Offered::tasksPerSecond),
        rate(RunFacts.Offered::requestsPerSecond),
        sum(runs.stream().map(run -> run.offered().tasks())),
        cutShort
            ? OptionalLong.empty()
            : sum(runs.stream().map(run -> run.offered().startedTasks())),
        isTimed() ? Duration.ofMillis(load.millis()) : Duration.ZERO,
        cutShort ? Optional.empty() : plateau(),
        OptionalLong.empty(),
        runs.stream().flatMap(run -> run.offered().changes().stream()).distinct().toList(),
        cutShort
            ? List.of()
            : LoadStage.sum(runs.stream().map(run -> run.offered().stages()).toList()));
  }

  RunFacts.Objectives objectives() {
    return new RunFacts.Objectives(slos(), notJudged());
  }

  /** Without the rate of the whole run when the load of an injector was cut short. */
  private List<RunFacts.Judged> slos() {
    return union().stream()
        .filter(it -> it.expected() >= SloSelection.LEAST_EXPECTED_REQUESTS)
        .map(Objective::slo)
        .filter(slo -> !cutShort || !slo.isRateOfRun())
        .map(slo -> new RunFacts.Judged(slo, OptionalDouble.empty()))
        .toList();
  }

  private List<SloSelection.NotJudged> notJudged() {
    return union().stream()
        .filter(it -> it.expected() < SloSelection.LEAST_EXPECTED_REQUESTS)
        .map(it -> new SloSelection.NotJudged(it.slo(), it.expected()))
        .toList();
  }

  /** What the load is judged by, but for the rates of runs that are not counted yet. */
  static List<RunFacts.Judged> judged(List<RunFacts> runs) {
    return union(runs.stream().flatMap(run -> objectives(run).stream()).toList()).stream()
        .filter(it -> it.expected() >= SloSelection.LEAST_EXPECTED_REQUESTS)
        .map(it -> new RunFacts.Judged(it.slo(), OptionalDouble.empty()))
        .toList();
  }

  /** What readers of the figures should know, in full sentences. */
  List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    runs.stream()
        .filter(InjectorRun::cutShort)
        .map(
            run ->
                "The load of "
                    + run.name()
                    + " was cut short: the merged run has no steady"
                    + " load, and its rate was not judged.")
        .forEach(warnings::add);
    return warnings;
  }

  /** As people can read it, and never more than it is. */
  private static double thousandths(double rate) {
    return Math.floor(rate * 1_000 + 1e-6) / 1_000;
  }

  private record Key(String scope, Metric metric) {}

  /** An objective, with the requests that its endpoint is expected to get; many if judged. */
  private record Objective(Slo slo, double expected) {

    private Objective plus(Objective other) {
      boolean isRate = slo.metric().isRate();
      double target = isRate ? thousandths(slo.target() + other.slo.target()) : slo.target();
      return new Objective(new Slo(slo.scope(), slo.metric(), target), expected + other.expected);
    }
  }

  private Collection<Objective> union() {
    List<Objective> all = new ArrayList<>();
    for (InjectorRun run : runs) {
      objectives(run.facts())
          .forEach(it -> all.add(new Objective(weighed(it.slo(), run), it.expected())));
    }
    return union(all);
  }

  private static Collection<Objective> union(List<Objective> all) {
    Map<Key, Objective> union = new LinkedHashMap<>();
    all.forEach(
        it -> union.merge(new Key(it.slo().scope(), it.slo().metric()), it, Objective::plus));
    return union.values();
  }

  private static List<Objective> objectives(RunFacts run) {
    return Stream.concat(
            run.objectives().judged().stream()
                .map(it -> new Objective(it.slo(), SloSelection.LEAST_EXPECTED_REQUESTS)),
            run.objectives().notJudged().stream()
                .map(it -> new Objective(it.slo(), it.expectedRequests())))
        .toList();
  }

  private Slo weighed(Slo slo, InjectorRun run) {
    if (!slo.metric().isRate()) {
      return slo;
    }
    boolean overLoad = slo.isGlobal() && isTimed();
    double share = overLoad ? run.load().shareOf(judgedLoad) : run.measured().shareOf(measured);
    return new Slo(slo.scope(), slo.metric(), slo.target() * share);
  }

  private boolean isTimed() {
    return !runs.get(0).offered().duration().isZero();
  }

  private OptionalDouble rate(Function<RunFacts.Offered, OptionalDouble> of) {
    return runs.stream().anyMatch(run -> of.apply(run.offered()).isEmpty())
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            runs.stream()
                .mapToDouble(
                    run -> of.apply(run.offered()).orElseThrow() * run.load().shareOf(load))
                .sum());
  }

  /** Steady only where each of them is. */
  private Optional<Plateau> plateau() {
    Span steady = load;
    for (InjectorRun run : runs) {
      Optional<Plateau> own = run.offered().plateau();
      if (own.isEmpty() || run.load().equals(Span.NONE)) {
        return Optional.empty();
      }
      long start = run.load().fromMillis();
      steady =
          steady.within(
              new Span(start + own.get().from().toMillis(), start + own.get().to().toMillis()));
    }
    return steady.millis() == 0
        ? Optional.empty()
        : Optional.of(
            new Plateau(
                Duration.ofMillis(steady.fromMillis() - load.fromMillis()),
                Duration.ofMillis(steady.toMillis() - load.fromMillis())));
  }

  private static OptionalLong sum(Stream<OptionalLong> counts) {
    List<OptionalLong> all = counts.toList();
    return all.stream().anyMatch(OptionalLong::isEmpty)
        ? OptionalLong.empty()
        : OptionalLong.of(all.stream().mapToLong(OptionalLong::getAsLong).sum());
  }
}

package salvo.analysis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import salvo.slo.Slo;
import salvo.slo.SloEvaluation;
import salvo.slo.SloResult;
import salvo.stats.StatsCollector;
import salvo.stats.WindowFigures;
import salvo.stats.request.WindowedCounts;
import salvo.stats.request.WindowedCounts.Window;
import salvo.text.DurationText;
import salvo.text.Quantity;
import salvo.workload.InjectionProfile;
import salvo.workload.Model;
import salvo.workload.Stage;

/** At which level of a stepped profile an objective of the run or of an endpoint broke first. */
public final class BreakPoint {

  /** Of an endpoint at a level; fewer say too little of it. */
  static final int LEAST_REQUESTS = 20;

  private static final int MOST_NAMED = 3;

  /** A time of constant load, since its beginning. */
  private record Level(int number, double height, Duration from, Duration to) {
    private Window window() {
      return new Window(from.toMillis(), to.toMillis());
    }
  }

  private final List<Level> levels;
  private final String unit;
  private final List<Slo> slos;

  private BreakPoint(InjectionProfile profile, List<Slo> slos) {
    this.levels = levels(profile);
    this.unit = profile.model() == Model.OPEN ? " tasks/s" : " users";
    this.slos =
        slos.stream()
            .filter(slo -> !slo.metric().isOfResource())
            .filter(slo -> !slo.metric().isRate())
            .toList();
  }

  /** Of a profile of several levels; empty for others, traces too, and without objectives. */
  public static Optional<BreakPoint> of(InjectionProfile profile, List<Slo> slos) {
    BreakPoint point = new BreakPoint(profile, slos);
    boolean stepped = point.levels.stream().map(Level::height).distinct().count() > 1;
    return Optional.of(point)
        .filter(it -> stepped && profile.trace().isEmpty() && !it.slos.isEmpty());
  }

  /** What counts the requests of the endpoints that have objectives, level by level. */
  public WindowedCounts counts(Predicate<String> isMeasured) {
    return new WindowedCounts(
        levels.stream().map(Level::window).toList(),
        slos.stream().map(Slo::scope).collect(Collectors.toSet()),
        isMeasured);
  }

  /**
   * The first level at which objectives were missed, or that there was none; empty without data.
   */
  public Optional<String> sentence(StatsCollector stats, WindowedCounts counts) {
    List<Level> held = new ArrayList<>();
    for (Level level : levels) {
      Window window = level.window();
      WindowFigures figures = stats.during(window.fromMillis(), window.toMillis());
      if (figures.requests() == 0) {
        continue;
      }
      List<SloResult> broken =
          SloEvaluation.soFar(slos, figures, counts.during(window, LEAST_REQUESTS), 0).stream()
              .filter(it -> it.status() == SloResult.Status.FAIL)
              .toList();
      if (!broken.isEmpty()) {
        return Optional.of(broke(level, broken) + before(held, level));
      }
      held.add(level);
    }
    return held.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "No break point: every objective held at each level, up to "
                + Quantity.number(highest(held))
                + unit
                + ".");
  }

  private String broke(Level level, List<SloResult> broken) {
    int more = broken.size() - MOST_NAMED;
    return "Break point: at level "
        + level.number()
        + ", "
        + Quantity.number(level.height())
        + unit
        + ", from "
        + DurationText.rounded(level.from())
        + " to "
        + DurationText.rounded(level.to())
        + " of the load, "
        + broken.stream()
            .limit(MOST_NAMED)
            .map(SloResult::sentence)
            .collect(Collectors.joining(" "))
        + (more > 0 ? " And " + Quantity.count(more) + " more objectives were missed." : "");
  }

  private String before(List<Level> held, Level level) {
    List<Level> lower = held.stream().filter(it -> it.height() < level.height()).toList();
    return lower.isEmpty()
        ? " No lower level was offered before."
        : " At " + Quantity.number(highest(lower)) + unit + " every objective held.";
  }

  private static double highest(List<Level> levels) {
    return levels.stream().mapToDouble(Level::height).max().orElseThrow();
  }

  private static List<Level> levels(InjectionProfile profile) {
    List<Level> levels = new ArrayList<>();
    Duration start = Duration.ZERO;
    for (Stage stage : profile.stages()) {
      Duration end = start.plus(stage.duration());
      if (stage.from() == stage.to() && stage.from() > 0) {
        levels.add(new Level(levels.size() + 1, stage.from(), start, end));
      }
      start = end;
    }
    return levels;
  }
}

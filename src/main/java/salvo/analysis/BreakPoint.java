package salvo.analysis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import salvo.slo.Metric;
import salvo.slo.Slo;
import salvo.slo.SloEvaluation;
import salvo.slo.SloResult;
import salvo.stats.StatsCollector;
import salvo.stats.WindowFigures;
import salvo.text.DurationText;
import salvo.text.Quantity;
import salvo.workload.InjectionProfile;
import salvo.workload.Model;
import salvo.workload.Stage;

/** At which level of a stepped profile an objective of the run as a whole broke first. */
public final class BreakPoint {

  /** A time of constant load, since its beginning. */
  private record Level(double height, Duration from, Duration to) {}

  private final List<Level> levels;
  private final String unit;
  private final List<Slo> slos;
  private final StatsCollector stats;

  private BreakPoint(InjectionProfile profile, List<Slo> slos, StatsCollector stats) {
    this.levels = levels(profile);
    this.unit = profile.model() == Model.OPEN ? " tasks/s" : " users";
    this.slos =
        slos.stream()
            .filter(slo -> slo.isGlobal() && !slo.metric().isOfResource())
            .filter(slo -> !slo.metric().equals(Metric.MIN_RPS))
            .toList();
    this.stats = stats;
  }

  /** In a sentence or two; empty for a profile of fewer than two levels, and without objectives. */
  public static Optional<String> sentence(
      InjectionProfile profile, List<Slo> slos, StatsCollector stats) {
    BreakPoint point = new BreakPoint(profile, slos, stats);
    boolean stepped = point.levels.stream().map(Level::height).distinct().count() > 1;
    return stepped && !point.slos.isEmpty() ? point.found() : Optional.empty();
  }

  private Optional<String> found() {
    List<Level> held = new ArrayList<>();
    for (Level level : levels) {
      WindowFigures figures = stats.during(level.from().toMillis(), level.to().toMillis());
      if (figures.requests() == 0) {
        continue;
      }
      List<SloResult> broken =
          SloEvaluation.soFar(slos, figures, Map.of(), 0).stream()
              .filter(it -> it.status() == SloResult.Status.FAIL)
              .toList();
      if (!broken.isEmpty()) {
        return Optional.of(broke(level, broken.get(0)) + before(held, level));
      }
      held.add(level);
    }
    return held.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "No break point: every objective of all requests held at each level, up to "
                + Quantity.number(highest(held))
                + unit
                + ".");
  }

  private String broke(Level level, SloResult result) {
    return "Break point: at "
        + Quantity.number(level.height())
        + unit
        + ", from "
        + DurationText.rounded(level.from())
        + " to "
        + DurationText.rounded(level.to())
        + " of the load, "
        + result.sentence();
  }

  private String before(List<Level> held, Level level) {
    List<Level> lower = held.stream().filter(it -> it.height() < level.height()).toList();
    return lower.isEmpty()
        ? " No lower level was offered before."
        : " At "
            + Quantity.number(highest(lower))
            + unit
            + " every objective of all requests held.";
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
        levels.add(new Level(stage.from(), start, end));
      }
      start = end;
    }
    return levels;
  }
}

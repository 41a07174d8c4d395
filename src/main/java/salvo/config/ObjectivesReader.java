package salvo.config;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import salvo.config.source.Bound;
import salvo.config.source.Rule;
import salvo.config.source.Rules;
import salvo.config.source.Section;

/** Reads the objectives, each bound of which may refer to a baseline. */
final class ObjectivesReader {

  private static final Rule<Duration> TIME =
      Rules.duration(Duration.ofMillis(1), Duration.ofHours(1), "500 ms");

  private final Section slo;
  private final boolean mayRefer;
  private final Map<String, Double> timesBaseline = new TreeMap<>();

  private ObjectivesReader(Section slo, boolean mayRefer) {
    this.slo = slo;
    this.mayRefer = mayRefer;
  }

  static Settings.Slos slos(Section slo) {
    ObjectivesReader global = new ObjectivesReader(slo.section("global"), true);
    Optional<OptionalDouble> minRps = global.bound("minRps", Rules.perSecondOrAuto());
    boolean fromProfile = minRps.filter(OptionalDouble::isEmpty).isPresent();
    return new Settings.Slos(
        global.objectives(minRps.orElse(OptionalDouble.empty())),
        fromProfile,
        slo.required("minRpsShare", Rules.share()),
        ResourceObjectivesReader.resources(slo));
  }

  static Settings.Objectives endpointObjectives(Section slo) {
    return objectives(new ObjectivesReader(slo, true));
  }

  /** Objectives for what goes on while a run does: none of them refers to a baseline. */
  static Settings.Objectives fixedObjectives(Section rule) {
    return objectives(new ObjectivesReader(rule, false));
  }

  private static Settings.Objectives objectives(ObjectivesReader reader) {
    return reader.objectives(reader.number("minRps", Rules.perSecond("40")));
  }

  private Settings.Objectives objectives(OptionalDouble minRps) {
    return new Settings.Objectives(
        bound("mean", TIME),
        bound("p50", TIME),
        bound("p95", TIME),
        bound("p99", TIME),
        bound("max", TIME),
        number("errorRate", Rules.share()),
        minRps,
        timesBaseline);
  }

  private OptionalDouble number(String key, Rule<Double> rule) {
    return bound(key, rule).map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
  }

  /** The value; empty when there is none, or when it is a multiple, which is noted. */
  private <T> Optional<T> bound(String key, Rule<T> rule) {
    if (!mayRefer) {
      return slo.optional(key, rule);
    }
    Optional<Bound<T>> bound = slo.optional(key, Bound.rule(rule));
    bound
        .map(Bound::timesBaseline)
        .ifPresent(factor -> factor.ifPresent(it -> timesBaseline.put(key, it)));
    return bound.flatMap(Bound::value);
  }
}

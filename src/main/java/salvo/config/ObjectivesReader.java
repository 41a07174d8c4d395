package salvo.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import salvo.config.source.Bound;
import salvo.config.source.Rule;
import salvo.config.source.Rules;
import salvo.config.source.Section;
import salvo.text.NearestName;

/** Reads the objectives, whatever percentiles they are of. */
final class ObjectivesReader {

  private static final String MIN_RPS = ObjectiveKind.MIN_RPS.key();
  private static final Pattern LIKE_A_PERCENTILE = Pattern.compile("[pP]\\d.*");

  private final Section section;
  private final boolean ofResource;
  private final Function<Rule<Double>, Rule<Bound>> bound;
  private final Map<String, Bound> bounds = new HashMap<>();

  private ObjectivesReader(
      Section section, boolean ofResource, Function<Rule<Double>, Rule<Bound>> bound) {
    this.section = section;
    this.ofResource = ofResource;
    this.bound = bound;
  }

  static Settings.Slos slos(Section slo) {
    ObjectivesReader global = ofRequests(slo.section("global"));
    Rule<Optional<Bound>> rateOrAuto = Rules.orAuto(global.rule(MIN_RPS));
    Optional<Optional<Bound>> minRps = global.section.optional(MIN_RPS, rateOrAuto);
    minRps.flatMap(rate -> rate).ifPresent(rate -> global.bounds.put(MIN_RPS, rate));
    return new Settings.Slos(
        global.without(MIN_RPS),
        minRps.filter(Optional::isEmpty).isPresent(),
        slo.required("minRpsShare", Rules.share()),
        ResourceObjectivesReader.resources(slo));
  }

  /** Those of a request, or of all of a system's. */
  static Settings.Objectives ofEndpoint(Section slo) {
    ObjectivesReader reader = ofRequests(slo);
    reader.readStreams();
    return reader.all();
  }

  /** Objectives for what goes on while a run does: none of them refers to a baseline. */
  static Settings.Objectives ofRule(Section rule) {
    return fixed(rule).all();
  }

  /** The same for one request. */
  static Settings.Objectives ofEndpointRule(Section rule) {
    ObjectivesReader reader = fixed(rule);
    reader.readStreams();
    return reader.all();
  }

  private static ObjectivesReader fixed(Section rule) {
    return new ObjectivesReader(rule, false, it -> it.map(Bound::fixed));
  }

  /** When a request or a task is good. */
  static Settings.Goodput goodput(Section goodput) {
    Map<Settings.GoodputLimit, Duration> limits = new EnumMap<>(Settings.GoodputLimit.class);
    for (Settings.GoodputLimit limit : Settings.GoodputLimit.values()) {
      goodput
          .optional(limit.key(), Rules.duration(Duration.ofMillis(1), Duration.ofHours(1), "2 s"))
          .ifPresent(it -> limits.put(limit, it));
    }
    return new Settings.Goodput(
        limits, goodput.optionalDouble("share", Rules.shareAboveZero("0.99")));
  }

  static Settings.Objectives ofResource(Section resource) {
    return new ObjectivesReader(resource, true, it -> it.map(Bound::fixed)).all();
  }

  private static ObjectivesReader ofRequests(Section slo) {
    return new ObjectivesReader(slo, false, Bound::orOfBaseline);
  }

  private Settings.Objectives all() {
    return without("");
  }

  private Settings.Objectives without(String read) {
    List<String> usual = ObjectiveKind.usual(ofResource);
    Set<String> keys = new LinkedHashSet<>(usual);
    keys.addAll(new TreeSet<>(section.allNames()));
    keys.remove(read);
    for (String key : keys) {
      if (isPercentile(key) && section.isObject(key)) {
        refuseLevels(key);
      } else if (usual.contains(key) || isPercentile(key)) {
        section.optional(key, rule(key)).ifPresent(it -> bounds.put(key, it));
      } else if (LIKE_A_PERCENTILE.matcher(key).matches()) {
        refuse(key, usual);
      }
    }
    refuseDescendingPercentiles();
    return new Settings.Objectives(bounds);
  }

  private void readStreams() {
    String all = ObjectiveKind.TOKENS_PER_SECOND.key();
    section.optional(all, rule(all)).ifPresent(it -> bounds.put(all, it));
    String each = ObjectiveKind.STREAM_TOKENS_PER_SECOND.key();
    if (!section.has(each)) {
      return;
    }
    if (!section.isObject(each)) {
      section.report(each, "percentiles, such as { p5 = 40 }", "write " + each + " { p5 = 40 }");
      return;
    }
    Section speeds = section.section(each);
    for (String percentile : new TreeSet<>(speeds.allNames())) {
      if (isPercentile(percentile) && !speeds.isObject(percentile)) {
        String key = ObjectiveKind.ofStreams(percentile);
        speeds.optional(percentile, rule(key)).ifPresent(it -> bounds.put(key, it));
      } else {
        speeds.report(
            percentile,
            "a percentile, p and a number more than 0 and less than 100, in quotes where it has a"
                + " dot",
            "write one such as p5 or \"p0.5\"");
      }
    }
  }

  /** A bound that a tighter one of a higher percentile decides before it, given beside it. */
  private void refuseDescendingPercentiles() {
    List<String> fixed =
        bounds.keySet().stream()
            .filter(key -> isPercentile(key) || key.equals(ObjectiveKind.MAX.key()))
            .filter(key -> !bounds.get(key).isOfBaseline())
            .sorted(ObjectiveKind.ORDER)
            .toList();
    for (String lower : fixed) {
      fixed.stream()
          .skip(fixed.indexOf(lower) + 1L)
          .filter(higher -> section.file(lower).equals(section.file(higher)))
          .filter(higher -> bounds.get(lower).amount() > bounds.get(higher).amount())
          .findFirst()
          .ifPresent(higher -> refuseAbove(lower, higher));
    }
  }

  private void refuseAbove(String lower, String higher) {
    section.report(
        lower,
        "at most the bound of " + higher + ", which a higher percentile cannot be below",
        "lower it, or raise " + higher);
  }

  private Rule<Bound> rule(String key) {
    return bound.apply(ObjectiveKind.of(key).orElseThrow().rule(ofResource));
  }

  private static boolean isPercentile(String key) {
    return ObjectiveKind.isPercentile(key);
  }

  private void refuse(String key, List<String> usual) {
    List<String> longestFirst = new ArrayList<>(usual);
    longestFirst.sort(Comparator.comparingInt(String::length).reversed());
    section.report(
        key,
        "a percentile, p and a number more than 0 and less than 100, with three decimals at most"
            + " and no zeros to spare",
        "write one such as " + NearestName.of(key, longestFirst).orElseThrow());
  }

  /** HOCON reads p99.9 as a key 9 within p99, which would also take the place of p99 itself. */
  private void refuseLevels(String key) {
    Section levels = section.section(key);
    for (String level : new TreeSet<>(levels.allNames())) {
      String value = levels.optional(level, Rules.text("2 s")).orElse("2 s");
      String meant = key + "." + level;
      levels.report(
          level,
          "one key: without quotes, the dot begins another level",
          isPercentile(meant)
              ? "write \"" + meant + "\" = " + value + ", with the quotes"
              : "write " + key + " = " + value);
    }
  }
}

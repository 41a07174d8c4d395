package salvo.saved;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import salvo.slo.Metric;
import salvo.slo.Slo;
import salvo.slo.SloSelection.NotJudged;

/**
 * The stored form of objectives. A metric is stored as its key, one of a resource with a word
 * before it: "p95", "resource growth".
 */
final class StoredObjectives {

  private static final String OF_RESOURCE = "resource ";

  /** The metrics of version 1. */
  private static final Map<String, String> FIRST_NAMES =
      Map.ofEntries(
          Map.entry("MEAN", "mean"),
          Map.entry("P50", "p50"),
          Map.entry("P95", "p95"),
          Map.entry("P99", "p99"),
          Map.entry("MAX", "max"),
          Map.entry("ERROR_RATE", "errorRate"),
          Map.entry("MIN_RPS", "minRps"),
          Map.entry("RESOURCE_MEAN", "resource mean"),
          Map.entry("RESOURCE_P95", "resource p95"),
          Map.entry("RESOURCE_MAX", "resource max"),
          Map.entry("RESOURCE_GROWTH", "resource growth"));

  private StoredObjectives() {}

  static void write(ObjectNode json, RunFacts.Objectives objectives) {
    var judged = json.putArray("objectives");
    for (RunFacts.Judged it : objectives.judged()) {
      ObjectNode stored = judged.addObject();
      write(stored, it.slo());
      it.gatlingActual().ifPresent(actual -> stored.put("gatlingActual", actual));
    }
    var notJudged = json.putArray("notJudged");
    for (NotJudged it : objectives.notJudged()) {
      ObjectNode stored = notJudged.addObject();
      write(stored, it.slo());
      stored.put("expectedRequests", it.expectedRequests());
    }
  }

  static RunFacts.Objectives of(StoredValue judged, StoredValue notJudged)
      throws SavedRunException {
    return new RunFacts.Objectives(
        judged.list(it -> judged(slo(it, it.at("metric").text()), it)),
        notJudged.list(it -> notJudged(slo(it, it.at("metric").text()), it)));
  }

  /** As version 1 had them, each with its objective in an object of its own. */
  static RunFacts.Objectives first(StoredValue judged, StoredValue notJudged)
      throws SavedRunException {
    return new RunFacts.Objectives(
        judged.list(it -> judged(first(it.at("slo")), it)),
        notJudged.list(it -> notJudged(first(it.at("slo")), it)));
  }

  private static RunFacts.Judged judged(Slo slo, StoredValue it) throws SavedRunException {
    return new RunFacts.Judged(slo, StoredRun.optionalNumber(it.at("gatlingActual")));
  }

  private static NotJudged notJudged(Slo slo, StoredValue it) throws SavedRunException {
    return new NotJudged(slo, it.at("expectedRequests").or(0.0, StoredValue::number));
  }

  private static Slo first(StoredValue it) throws SavedRunException {
    String name = it.at("metric").text();
    return slo(it, FIRST_NAMES.getOrDefault(name, name));
  }

  private static void write(ObjectNode json, Slo slo) {
    json.put("scope", slo.scope()).put("metric", name(slo.metric())).put("target", slo.target());
    slo.timesBaseline().ifPresent(times -> json.put("timesBaseline", times));
  }

  private static Slo slo(StoredValue it, String metric) throws SavedRunException {
    return new Slo(
        it.at("scope").text(),
        metric(it.at("metric"), metric),
        it.at("target").number(),
        StoredRun.optionalNumber(it.at("timesBaseline")));
  }

  private static String name(Metric metric) {
    return metric.isOfResource() ? OF_RESOURCE + metric.key() : metric.key();
  }

  private static Metric metric(StoredValue place, String name) throws SavedRunException {
    try {
      return name.startsWith(OF_RESOURCE)
          ? Metric.ofResource(name.substring(OF_RESOURCE.length()))
          : Metric.ofRequests(name);
    } catch (IllegalArgumentException e) {
      throw place.wrong("a metric such as p95 or errorRate");
    }
  }
}

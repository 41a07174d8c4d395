package salvo.saved;

import com.fasterxml.jackson.databind.node.ObjectNode;
import salvo.config.Settings;
import salvo.config.Settings.Band;

/** The stored form of what is made of a run's figures. */
final class StoredReporting {

  private StoredReporting() {}

  static void write(ObjectNode json, Settings.Report it) {
    json.put("skipFirst", it.skipFirst().toString()).put("requests", it.requests());
    ObjectNode apdex = json.putObject("apdex");
    it.apdex().forEach((name, time) -> apdex.put(name, time.toString()));
    var slowAfter = json.putArray("slowAfter");
    it.slowAfter().forEach(limit -> slowAfter.add(limit.toString()));
    json.put("mostNames", it.mostNames());
    write(json.putObject("tiers"), it.tiers());
    write(json.putObject("injectorLimits"), it.injectorLimits());
    write(json.putObject("comparison"), it.comparison());
  }

  /** What is stored; what is missing is as in the other one. */
  static Settings.Report of(StoredValue it, Settings.Report other) throws SavedRunException {
    return new Settings.Report(
        it.at("skipFirst").or(other.skipFirst(), StoredValue::duration),
        it.at("requests").or(other.requests(), StoredValue::flag),
        it.at("apdex").or(other.apdex(), apdex -> apdex.map(StoredValue::duration)),
        it.at("slowAfter").or(other.slowAfter(), limits -> limits.list(StoredValue::duration)),
        it.at("mostNames").or(other.mostNames(), StoredValue::smallCount),
        tiers(it.at("tiers"), other.tiers()),
        limits(it.at("injectorLimits"), other.injectorLimits()),
        comparison(it.at("comparison"), other.comparison()));
  }

  private static void write(ObjectNode json, Settings.Tiers it) {
    write(json, "p95", it.p95());
    write(json, "errorRate", it.errorRate());
    write(json, "cpu", it.cpu());
    write(json, "memory", it.memory());
    ObjectNode endpoints = json.putObject("endpoints");
    it.endpoints().forEach((name, tiers) -> write(endpoints.putObject(name), tiers));
  }

  private static Settings.Tiers tiers(StoredValue it, Settings.Tiers other)
      throws SavedRunException {
    return new Settings.Tiers(
        it.at("p95").or(other.p95(), StoredReporting::band),
        it.at("errorRate").or(other.errorRate(), StoredReporting::band),
        it.at("cpu").or(other.cpu(), StoredReporting::band),
        it.at("memory").or(other.memory(), StoredReporting::band),
        it.at("endpoints")
            .or(other.endpoints(), endpoints -> endpoints.map(StoredReporting::endpoint)));
  }

  private static void write(ObjectNode json, Settings.EndpointTiers it) {
    it.p95().ifPresent(band -> write(json, "p95", band));
    it.errorRate().ifPresent(band -> write(json, "errorRate", band));
  }

  private static Settings.EndpointTiers endpoint(StoredValue it) throws SavedRunException {
    return new Settings.EndpointTiers(
        it.at("p95").optional(StoredReporting::band),
        it.at("errorRate").optional(StoredReporting::band));
  }

  private static void write(ObjectNode json, String key, Band band) {
    json.putObject(key).put("warning", band.warning()).put("critical", band.critical());
  }

  private static Band band(StoredValue it) throws SavedRunException {
    return new Band(it.at("warning").number(), it.at("critical").number());
  }

  private static void write(ObjectNode json, Settings.InjectorLimits it) {
    json.put("samples", it.samples()).put("cpu", it.cpu()).put("closedCpu", it.closedCpu());
    json.put("throttled", it.throttled()).put("gcShare", it.gcShare());
    json.put("schedulingDelay", it.schedulingDelay().toString());
    json.put("pause", it.pause().toString());
    json.put("startedShare", it.startedShare()).put("streamLag", it.streamLag());
  }

  private static Settings.InjectorLimits limits(StoredValue it, Settings.InjectorLimits other)
      throws SavedRunException {
    return new Settings.InjectorLimits(
        it.at("samples").or(other.samples(), StoredValue::smallCount),
        it.at("cpu").or(other.cpu(), StoredValue::number),
        it.at("closedCpu").or(other.closedCpu(), StoredValue::number),
        it.at("throttled").or(other.throttled(), StoredValue::number),
        it.at("gcShare").or(other.gcShare(), StoredValue::number),
        it.at("schedulingDelay").or(other.schedulingDelay(), StoredValue::duration),
        it.at("pause").or(other.pause(), StoredValue::duration),
        it.at("startedShare").or(other.startedShare(), StoredValue::number),
        it.at("streamLag").or(other.streamLag(), StoredValue::number));
  }

  private static void write(ObjectNode json, Settings.Comparison it) {
    it.baseline().ifPresent(name -> json.put("baseline", name));
    json.put("minEffect", it.minEffect()).put("minErrorChange", it.minErrorChange());
    json.put("acceptDifferences", it.acceptDifferences());
    if (it.failOnRegression()) {
      json.put("failOnRegression", true);
    }
  }

  private static Settings.Comparison comparison(StoredValue it, Settings.Comparison other)
      throws SavedRunException {
    return new Settings.Comparison(
        it.isMissing() ? other.baseline() : it.at("baseline").optional(StoredValue::text),
        it.at("minEffect").or(other.minEffect(), StoredValue::number),
        it.at("minErrorChange").or(other.minErrorChange(), StoredValue::number),
        it.at("acceptDifferences").or(other.acceptDifferences(), StoredValue::flag),
        it.at("failOnRegression").or(other.failOnRegression(), StoredValue::flag));
  }
}

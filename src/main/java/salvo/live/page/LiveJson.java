package salvo.live.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import salvo.analysis.errors.ErrorCluster;
import salvo.live.LiveDial;
import salvo.live.LiveFrame;
import salvo.live.LiveObjective;
import salvo.live.LivePercentiles;
import salvo.live.LivePoint;
import salvo.live.LiveResources;
import salvo.live.LiveRow;
import salvo.live.LiveState;
import salvo.text.PlainJson;

/** A frame as the page reads it; times in ms, shares from 0 to 1, null for what is not known. */
final class LiveJson {

  private LiveJson() {}

  /** State and all points, for a page that has none yet. */
  static String complete(LiveFrame frame, String server) {
    ObjectNode json = state(frame.state()).put("server", server);
    ArrayNode history = json.putArray("history");
    frame.history().forEach(point -> add(history, point));
    return json.toString();
  }

  /** State, and the newest point if there is one. */
  static String next(LiveFrame frame, String server) {
    ObjectNode json = state(frame.state()).put("server", server);
    ArrayNode points = json.putArray("points");
    if (frame.hasNewPoint()) {
      add(points, frame.history().get(frame.history().size() - 1));
    }
    return json.toString();
  }

  private static ObjectNode state(LiveState state) {
    ObjectNode json = PlainJson.MAPPER.createObjectNode();
    LiveState.Progress progress = state.progress();
    LiveState.Figures figures = state.figures();
    json.put("run", progress.runId());
    json.put("title", state.run().title());
    json.put("target", state.run().target());
    json.put("loadSeconds", state.run().load().toMillis() / 1000.0);
    json.put("phase", progress.phase().label());
    json.put("phaseMillis", progress.phaseMillis());
    put(json, "phaseLeftMillis", progress.phaseLeftMillis());
    json.put("stopping", progress.stopping());
    json.put("elapsedSeconds", progress.elapsedMillis() / 1000.0);
    put(json, "leftMillis", progress.leftMillis());
    json.put("users", figures.users());
    json.put("requestsPerSecond", figures.requestsPerSecond());
    json.put("averagePerSecond", figures.averagePerSecond());
    json.put("requests", figures.requests());
    json.put("ko", figures.ko());
    json.put("errorRate", figures.errorRate());
    put(json.putObject("recent"), figures.recent());
    put(json.putObject("sinceStart"), figures.sinceStart());
    state.dial().ifPresent(it -> dial(json.putObject("dial"), it));
    rows(json.putArray("rows"), state.rows());
    objectives(json.putArray("objectives"), state.objectives());
    errors(json.putArray("errors"), state.errors());
    state.resources().ifPresent(it -> resources(json.putObject("resources"), it));
    ArrayNode facts = json.putArray("facts");
    state.facts().forEach(it -> facts.addObject().put("name", it.name()).put("text", it.text()));
    injectors(json.putArray("injectors"), state.injectors());
    progress
        .verdict()
        .ifPresent(
            verdict -> {
              ObjectNode node = json.putObject("verdict").put("status", verdict.status().name());
              verdict.reasons().forEach(node.putArray("reasons")::add);
            });
    progress.report().ifPresent(it -> json.put("report", it.toString()));
    return json;
  }

  private static void dial(ObjectNode json, LiveDial dial) {
    json.put("unit", dial.unit()).put("level", rounded(dial.level()));
    json.put("ceiling", dial.ceiling()).put("paused", dial.paused());
    put(json, "requestsPerLevel", dial.requestsPerLevel());
    json.put("locked", dial.locked().orElse(null));
    ArrayNode changes = json.putArray("changes");
    dial.changes()
        .forEach(
            it -> changes.addObject().put("second", it.second()).put("sentence", it.sentence()));
  }

  /** Objectives are found by their scopes among those of the run. */
  private static void rows(ArrayNode array, List<LiveRow> rows) {
    for (LiveRow it : rows) {
      ObjectNode json = array.addObject().put("subject", it.subject()).put("beside", it.beside());
      json.put("requests", it.requests());
      json.put("requestsPerSecond", rounded(it.requestsPerSecond()));
      json.put("errorRate", it.errorRate());
      put(json, it.times());
    }
  }

  private static void objectives(ArrayNode array, List<LiveObjective> objectives) {
    for (LiveObjective it : objectives) {
      array
          .addObject()
          .put("subject", it.subject())
          .put("metric", it.metric())
          .put("target", it.target())
          .put("actual", it.actual())
          .put("state", it.state().name());
    }
  }

  private static void injectors(ArrayNode array, List<LiveState.Injector> injectors) {
    for (LiveState.Injector it : injectors) {
      array
          .addObject()
          .put("name", it.name())
          .put("requests", it.requests())
          .put("ko", it.ko())
          .put("requestsPerSecond", rounded(it.requestsPerSecond()))
          .put("cpu", it.cpu())
          .put("delayMillis", it.delayMillis())
          .put("p95", it.p95())
          .put("lost", it.lost());
    }
  }

  private static void errors(ArrayNode array, List<ErrorCluster> errors) {
    for (ErrorCluster it : errors) {
      ObjectNode node = array.addObject();
      node.put("cause", it.cause()).put("count", it.count()).put("share", it.share());
      node.put("example", it.example()).put("hint", it.hint());
      it.endpoints().forEach(node.putArray("endpoints")::add);
    }
  }

  private static void resources(ObjectNode json, LiveResources resources) {
    put(json, "cpu", resources.cpu());
    put(json, "memory", resources.memory());
    put(json, "injectorCores", resources.injectorCores());
    put(json, "targetCores", resources.targetCores());
    put(json, "gcPauseMillis", resources.gcPauseMillis());
    put(json, "delayMillis", resources.delayMillis());
  }

  /** In the order of the page's series: second, users, rates, percentiles, processors, memory. */
  private static void add(ArrayNode points, LivePoint point) {
    ArrayNode values = points.addArray();
    values.add(point.second()).add(point.users());
    values.add(rounded(point.requestsPerSecond())).add(rounded(point.failedPerSecond()));
    values.add(point.recent().p50()).add(point.recent().p95()).add(point.recent().p99());
    add(values, point.cpu());
    add(values, point.memory());
  }

  private static void add(ArrayNode values, OptionalDouble value) {
    if (value.isPresent()) {
      values.add(value.getAsDouble());
    } else {
      values.addNull();
    }
  }

  private static void put(ObjectNode json, LivePercentiles percentiles) {
    json.put("p50", percentiles.p50()).put("p95", percentiles.p95()).put("p99", percentiles.p99());
  }

  private static void put(ObjectNode json, String name, OptionalDouble value) {
    json.put(name, value.isPresent() ? (Double) value.getAsDouble() : null);
  }

  private static void put(ObjectNode json, String name, OptionalLong value) {
    json.put(name, value.isPresent() ? (Long) value.getAsLong() : null);
  }

  private static double rounded(double rate) {
    return Math.round(rate * 100) / 100.0;
  }
}

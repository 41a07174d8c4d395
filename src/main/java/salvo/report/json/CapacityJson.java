package salvo.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import salvo.analysis.Capacity;

/** What a search for a capacity found, as summary.json and run.json have it. */
public final class CapacityJson {

  private CapacityJson() {}

  public static ObjectNode of(Capacity found) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("status", found.status().name())
            .put("reason", found.reason())
            .put("statement", found.statement())
            .put("unit", found.unit());
    found.holds().ifPresent(it -> json.put("holds", it));
    found.breaks().ifPresent(it -> json.put("breaks", it));
    json.put("precision", found.precision());
    json.set("levels", SummaryJson.array(found.levels(), CapacityJson::level));
    found.findings().forEach(json.putArray("findings")::add);
    if (!found.curve().equals(Capacity.Curve.NONE)) {
      json.set("curve", curve(found.curve()));
    }
    return json;
  }

  private static ObjectNode curve(Capacity.Curve curve) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("sentence", curve.sentence());
    json.set("points", points(curve));
    return json;
  }

  /** Those of a curve. */
  public static ArrayNode points(Capacity.Curve curve) {
    return SummaryJson.array(
        curve.points(),
        it ->
            JsonNodeFactory.instance
                .objectNode()
                .put("level", it.level())
                .put("millis", it.millis()));
  }

  private static ObjectNode level(Capacity.Level level) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("level", level.level())
        .put("purpose", level.purpose())
        .put("outcome", level.outcome())
        .put("reason", level.reason())
        .put("seconds", level.seconds())
        .put("requests", level.requests())
        .put("reachedRate", level.reachedRate())
        .put("goodput", level.goodput())
        .put("errorRate", level.errorRate())
        .put("p50", level.p50())
        .put("p95", level.p95())
        .put("p99", level.p99())
        .put("inFlight", level.inFlight());
  }
}

package salvo.capacity;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;
import salvo.capacity.level.Level;

/**
 * The result of a search for machines: times of requests in ms, others in seconds, rates per
 * second, shares 0 to 1. What is not known is null.
 */
public final class CapacityJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private CapacityJson() {}

  public static ObjectNode of(CapacityResult result) {
    CapacityPlan plan = result.plan();
    ObjectNode json =
        NODES
            .objectNode()
            .put("statement", result.statement())
            .put("unit", plan.unit() == CapacityPlan.Unit.USERS ? "users" : "tasks/s")
            .put("conditions", plan.conditions())
            .put("confidence", number(plan.confidence()))
            .put("precision", number(plan.precision()))
            .put("holds", number(result.holds()))
            .put("breaks", number(result.breaks()))
            .put("seconds", number(result.seconds()));
    recovery(json, result);
    json.set("curve", curve(result.curve()));
    ArrayNode findings = json.putArray("findings");
    result
        .findings()
        .forEach(
            it ->
                findings.addObject().put("kind", it.kind().name()).put("sentence", it.sentence()));
    ArrayNode levels = json.putArray("levels");
    result.levels().forEach(it -> levels.add(level(it)));
    return json;
  }

  private static void recovery(ObjectNode json, CapacityResult result) {
    result
        .recovery()
        .ifPresentOrElse(
            it ->
                json.putObject("recovery")
                    .put("level", number(it.level()))
                    .put("seconds", number(it.seconds())),
            () -> json.putNull("recovery"));
  }

  private static ObjectNode curve(FittedCurve curve) {
    Optional<ScalabilityLaw> law = curve.law();
    ObjectNode json =
        NODES
            .objectNode()
            .put("sentence", curve.sentence())
            .put("law", law.map(it -> ScalabilityLaw.NAME).orElse(null))
            .put("alone", number(law.map(ScalabilityLaw::alone)))
            .put("contention", number(law.map(ScalabilityLaw::contention)))
            .put("coherency", number(law.map(ScalabilityLaw::coherency)))
            .put("largestMiss", number(curve.largestMiss()));
    ArrayNode points = json.putArray("points");
    curve
        .points()
        .forEach(it -> points.addObject().put("level", it.level()).put("millis", it.millis()));
    return json;
  }

  private static ObjectNode level(Level level) {
    Level.Figures figures = level.figures();
    ObjectNode json =
        NODES
            .objectNode()
            .put("level", number(level.level()))
            .put("purpose", level.purpose().name())
            .put("class", level.outcome().name())
            .put("reason", level.reason())
            .put("settledSeconds", number(figures.settledSeconds()))
            .put("seconds", number(figures.seconds()))
            .put("requests", figures.requests())
            .put("offeredRate", number(figures.offeredRate()))
            .put("reachedRate", number(figures.reachedRate()))
            .put("requestRate", number(figures.requestRate()))
            .put("goodput", number(figures.goodput()))
            .put("errorRate", number(figures.errorRate()))
            .put("refusedRate", number(figures.refusedRate()))
            .put("p50", figures.p50())
            .put("p95", figures.p95())
            .put("p99", figures.p99())
            .put("inFlight", number(figures.inFlight()))
            .put("injectorCpu", number(figures.injectorCpu()));
    ArrayNode objectives = json.putArray("objectives");
    level.objectives().forEach(it -> objectives.add(objective(it)));
    return json;
  }

  private static ObjectNode objective(Level.Judged judged) {
    return NODES
        .objectNode()
        .put("label", judged.label())
        .put("value", number(judged.value()))
        .put("allowed", number(judged.allowed()))
        .put("estimate", number(judged.estimate()))
        .put("low", number(judged.low()))
        .put("high", number(judged.high()))
        .put("effectiveRequests", number(judged.effective()))
        .put("blocks", judged.blocks());
  }

  private static BigDecimal number(OptionalDouble value) {
    return number(value.orElse(Double.NaN));
  }

  private static BigDecimal number(Optional<Double> value) {
    return number(value.orElse(Double.NaN));
  }

  private static BigDecimal number(double value) {
    return Double.isFinite(value) ? BigDecimal.valueOf(value).stripTrailingZeros() : null;
  }
}

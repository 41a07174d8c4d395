package salvo.report.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import salvo.compare.CapacityChange;
import salvo.compare.CapacityInterval;
import salvo.compare.Comparison;
import salvo.compare.Comparison.Difference;
import salvo.compare.Comparison.Figure;
import salvo.compare.Comparison.Interval;
import salvo.compare.Comparison.Run;
import salvo.compare.Comparison.Scope;
import salvo.compare.Distribution;
import salvo.slo.Slo;

/** A comparison as JSON: times in ms, shares 0 to 1, and null for what is not known. */
public final class ComparisonJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private ComparisonJson() {}

  /** Several comparisons with the same base as a document of their own. */
  public static ObjectNode of(List<Comparison> comparisons) {
    ObjectNode json = NODES.objectNode().put("schemaVersion", SummaryJson.SCHEMA_VERSION);
    json.set("comparisons", SummaryJson.array(comparisons, ComparisonJson::whole));
    return json;
  }

  /** With the distributions, which a summary has no room for. */
  private static ObjectNode whole(Comparison comparison) {
    ObjectNode json = of(comparison);
    for (int i = 0; i < comparison.scopes().size(); i++) {
      ((ObjectNode) json.get("scopes").get(i))
          .set("distribution", distribution(comparison.scopes().get(i).distribution()));
    }
    return json;
  }

  private static ObjectNode distribution(Distribution distribution) {
    ObjectNode json = NODES.objectNode();
    json.set("bounds", numbers(distribution.bounds()));
    json.set("base", numbers(distribution.base()));
    json.set("candidate", numbers(distribution.candidate()));
    return json;
  }

  private static ArrayNode numbers(List<Double> values) {
    ArrayNode array = NODES.arrayNode();
    values.forEach(it -> array.add(SummaryJson.finite(it)));
    return array;
  }

  static ObjectNode of(Comparison comparison) {
    ObjectNode json = NODES.objectNode().put("outcome", comparison.outcome().name());
    json.put("sameRun", comparison.sameRun());
    json.set("base", run(comparison.base()));
    json.set("candidate", run(comparison.candidate()));
    Comparison.Criteria criteria = comparison.criteria();
    json.set(
        "criteria",
        NODES
            .objectNode()
            .put("minEffect", SummaryJson.finite(criteria.minEffect()))
            .put("minErrorChange", SummaryJson.finite(criteria.minErrorChange()))
            .put("confidence", SummaryJson.finite(criteria.confidence()))
            .put("correction", "Bonferroni")
            .put("tested", criteria.tested()));
    json.set("scopes", SummaryJson.array(comparison.scopes(), ComparisonJson::scope));
    json.set("added", SummaryJson.texts(comparison.added()));
    json.set("removed", SummaryJson.texts(comparison.removed()));
    json.set(
        "differences", SummaryJson.array(comparison.differences(), ComparisonJson::difference));
    json.set("notes", SummaryJson.texts(comparison.notes()));
    comparison.capacity().ifPresent(it -> json.set("capacity", capacity(it)));
    return json;
  }

  private static ObjectNode capacity(CapacityChange capacity) {
    ObjectNode json =
        NODES
            .objectNode()
            .put("change", capacity.change().name())
            .put("low", SummaryJson.finite(capacity.low()))
            .put("high", SummaryJson.finite(capacity.high()))
            .put("tolerance", SummaryJson.finite(capacity.tolerance()));
    json.set("base", interval(capacity.base()));
    json.set("candidate", interval(capacity.candidate()));
    return json;
  }

  private static ObjectNode interval(CapacityInterval found) {
    return NODES
        .objectNode()
        .put("unit", found.unit())
        .put("holds", SummaryJson.finite(found.holds()))
        .put("breaks", SummaryJson.finite(found.breaks()))
        .put("text", found.text());
  }

  private static ObjectNode run(Run run) {
    return NODES
        .objectNode()
        .put("source", run.source())
        .put("id", run.id())
        .put("simulation", run.simulation())
        .put("profile", run.profile().orElse(null))
        .put("target", run.target().orElse(null))
        .put("start", run.start().toString())
        .put("seconds", SummaryJson.finite(run.seconds()))
        .put("requests", run.requests())
        .put("blocks", run.blocks());
  }

  private static ObjectNode difference(Difference difference) {
    return NODES
        .objectNode()
        .put("kind", difference.kind())
        .put("base", difference.base())
        .put("candidate", difference.candidate());
  }

  private static ObjectNode scope(Scope scope) {
    ObjectNode json =
        NODES
            .objectNode()
            .put("scope", scope.name().isEmpty() ? Slo.GLOBAL : scope.name())
            .put("baseRequests", scope.baseRequests())
            .put("candidateRequests", scope.candidateRequests());
    json.set("figures", SummaryJson.array(scope.figures(), ComparisonJson::figure));
    return json;
  }

  private static ObjectNode figure(Figure figure) {
    ObjectNode json =
        NODES
            .objectNode()
            .put("metric", figure.metric().key())
            .put("base", SummaryJson.finite(figure.base()))
            .put("candidate", SummaryJson.finite(figure.candidate()))
            .put("ratio", SummaryJson.finite(figure.ratio()))
            .put("change", figure.change().name());
    json.set("interval", interval(figure.interval()));
    json.set("decisive", interval(figure.decisive()));
    return json.put("reason", figure.reason())
        .put("decidedAfterSeconds", figure.decidedAfter().map(Duration::toSeconds).orElse(null));
  }

  private static JsonNode interval(Optional<Interval> interval) {
    return SummaryJson.orNull(
        interval,
        it ->
            NODES
                .objectNode()
                .put("low", SummaryJson.finite(it.low()))
                .put("high", SummaryJson.finite(it.high())));
  }
}

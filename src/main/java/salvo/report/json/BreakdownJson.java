package salvo.report.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import salvo.analysis.Apdex;
import salvo.analysis.Breakdown;
import salvo.analysis.Outcomes;
import salvo.analysis.SlowCount;

/** The break-down of one scope's requests in {@code summary.json}. */
record BreakdownJson(Breakdown breakdown) {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Adds what is known of the scope, and nothing where nothing is. */
  ObjectNode addTo(ObjectNode figures, String scope) {
    breakdown.outcomes().stream()
        .filter(it -> it.scope().equals(scope))
        .forEach(it -> figures.set("outcomes", outcomes(it)));
    breakdown.apdex().stream()
        .filter(it -> it.scope().equals(scope))
        .forEach(it -> figures.set("apdex", apdex(it)));
    var slow = breakdown.slow().stream().filter(it -> it.scope().equals(scope)).toList();
    figures.set("slow", SummaryJson.array(slow, BreakdownJson::slow));
    return figures;
  }

  private static ObjectNode outcomes(Outcomes outcomes) {
    return NODES
        .objectNode()
        .put("success", outcomes.success())
        .put("expectedRefusal", outcomes.expectedRefusal())
        .put("clientError", outcomes.clientError())
        .put("serverError", outcomes.serverError())
        .put("timeout", outcomes.timeout())
        .put("connection", outcomes.connection())
        .put("checkFailed", outcomes.checkFailed())
        .put("other", outcomes.other());
  }

  private static ObjectNode apdex(Apdex apdex) {
    return NODES
        .objectNode()
        .put("targetMillis", apdex.targetMillis())
        .put("score", SummaryJson.finite(apdex.score()));
  }

  private static ObjectNode slow(SlowCount slow) {
    return NODES.objectNode().put("limitMillis", slow.limitMillis()).put("count", slow.count());
  }
}

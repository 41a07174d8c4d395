package salvo.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import salvo.slo.Grade;
import salvo.slo.TierResult;

/** The assessment of {@code summary.json}. */
final class AssessmentJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private AssessmentJson() {}

  static ObjectNode of(Assessment assessment) {
    ObjectNode json = NODES.objectNode();
    json.set("grade", SummaryJson.orNull(assessment.grade(), AssessmentJson::grade));
    json.set("tiers", SummaryJson.array(assessment.tiers(), AssessmentJson::tier));
    json.set("recommendations", SummaryJson.texts(assessment.recommendations()));
    return json;
  }

  private static ObjectNode grade(Grade grade) {
    ObjectNode json =
        NODES
            .objectNode()
            .put("letter", String.valueOf(grade.letter()))
            .put("formula", grade.formula());
    json.set("reasons", SummaryJson.texts(grade.reasons()));
    return json;
  }

  private static ObjectNode tier(TierResult result) {
    return NODES
        .objectNode()
        .put("scope", result.scope())
        .put("metric", result.metric())
        .put("actual", SummaryJson.finite(result.actual()))
        .put("tier", result.tier().name())
        .put("warning", SummaryJson.finite(result.warning()))
        .put("critical", SummaryJson.finite(result.critical()));
  }
}

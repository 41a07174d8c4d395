package salvo.report.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import salvo.analysis.Assessment;
import salvo.resources.CpuSpike;
import salvo.resources.GrowthResult;
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
    json.set("growth", SummaryJson.array(assessment.growth(), AssessmentJson::growth));
    json.set("cpuSpikes", SummaryJson.array(assessment.cpuSpikes(), AssessmentJson::spike));
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

  private static ObjectNode growth(GrowthResult growth) {
    return NODES
        .objectNode()
        .put("column", growth.metric().column())
        .put("unit", growth.metric().unit().label())
        .put("perMinute", SummaryJson.finite(growth.perMinute()))
        .put("low", SummaryJson.finite(growth.low()))
        .put("high", SummaryJson.finite(growth.high()))
        .put("last", SummaryJson.finite(growth.last()))
        .put("likelyLeak", growth.likelyLeak());
  }

  private static ObjectNode spike(CpuSpike spike) {
    ObjectNode json =
        NODES
            .objectNode()
            .put("second", SummaryJson.finite(spike.second()))
            .put("seconds", SummaryJson.finite(spike.seconds()))
            .put("cpu", SummaryJson.finite(spike.cpu()))
            .put("startedPerSecond", SummaryJson.finite(spike.startedPerSecond()))
            .put("activeUsers", spike.activeUsers())
            .put("injectorCores", SummaryJson.finite(spike.injectorCores()))
            .put("targetCores", SummaryJson.finite(spike.targetCores()));
    json.set("slowest", SummaryJson.texts(spike.slowest()));
    return json;
  }
}

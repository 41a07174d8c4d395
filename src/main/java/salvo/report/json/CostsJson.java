package salvo.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Optional;
import salvo.report.CostFigures;
import salvo.stats.RunStats;

/** The costs of {@code summary.json}; what is not known is null, and never 0. */
final class CostsJson {

  private CostsJson() {}

  static ArrayNode of(RunStats stats) {
    return SummaryJson.array(CostFigures.of(stats), CostsJson::of);
  }

  private static ObjectNode of(CostFigures it) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("name", it.name());
    json.put("currency", it.currency().isEmpty() ? null : it.currency());
    json.put("requests", it.requests()).put("known", it.known());
    put(json, "amount", it.amount());
    put(json, "perRequest", it.perRequest());
    put(json, "perSuccess", it.perSuccess());
    put(json, "perGoodput", it.perGoodput());
    put(json, "perQuality", it.perQuality());
    return json;
  }

  private static void put(ObjectNode json, String key, Optional<BigDecimal> amount) {
    json.put(key, amount.orElse(null));
  }
}

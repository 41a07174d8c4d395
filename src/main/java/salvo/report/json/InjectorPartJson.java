package salvo.report.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalDouble;
import salvo.analysis.injector.InjectorPart;

/** What one of several injectors has done, as run.json and summary.json have it. */
public final class InjectorPartJson {

  private InjectorPartJson() {}

  public static ObjectNode of(InjectorPart part) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", part.name())
            .put("requests", part.requests())
            .put("ko", part.ko())
            .put("requestsPerSecond", SummaryJson.finite(part.requestsPerSecond()))
            .put("p50", part.p50())
            .put("p95", part.p95());
    put(json, "startMillis", part.startMillis());
    put(json, "cpuCores", part.use().cpuCores());
    put(json, "memoryBytes", part.use().memoryBytes());
    put(json, "schedulingDelayMillis", part.use().schedulingDelayMillis());
    put(json, "streamLagMillis", part.use().streamLagMillis());
    json.put("offsetMillis", SummaryJson.finite(part.clock().offsetMillis()));
    put(json, "uncertaintyMillis", part.clock().uncertaintyMillis());
    put(json, "driftPpm", part.clock().driftPpm());
    return json.put("folder", part.folder());
  }

  private static void put(ObjectNode json, String name, OptionalDouble value) {
    if (value.isPresent()) {
      json.put(name, SummaryJson.finite(value.getAsDouble()));
    } else {
      json.putNull(name);
    }
  }
}

package salvo.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import salvo.resources.MetricUse;
import salvo.resources.ResourceSeries;
import salvo.resources.ResourceSummary;
import salvo.resources.ResourceSummary.InjectorUse;
import salvo.resources.ResourceSummary.ProcessUse;
import salvo.resources.Spread;

/** The resources of {@code summary.json}; a process carries its cores itself, the rest beside. */
final class ResourcesJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private ResourcesJson() {}

  static ObjectNode of(ResourceSummary resources) {
    ObjectNode json = NODES.objectNode();
    json.set("cpu", SummaryJson.orNull(resources.cpu(), ResourcesJson::spread));
    json.set("memory", SummaryJson.orNull(resources.memory(), ResourcesJson::spread));
    json.set("injector", SummaryJson.orNull(resources.injector(), ResourcesJson::injector));
    json.set("target", SummaryJson.orNull(resources.target(), ResourcesJson::process));
    ArrayNode gpu = json.putArray("gpu");
    resources.gpu().forEach(device -> gpu.add(spread(device)));
    json.set("metrics", SummaryJson.array(resources.metrics(), ResourcesJson::metric));
    return json;
  }

  static ObjectNode series(ResourceSeries series) {
    ObjectNode json =
        NODES
            .objectNode()
            .put("key", series.resource().key())
            .put("label", series.resource().label())
            .put("unit", series.resource().unit().label());
    ArrayNode values = json.putArray("values");
    series.values().forEach(value -> values.add(SummaryJson.finite(value)));
    return json;
  }

  private static ObjectNode metric(MetricUse use) {
    ObjectNode json =
        NODES
            .objectNode()
            .put("key", use.resource().key())
            .put("column", use.resource().column())
            .put("label", use.resource().label())
            .put("unit", use.resource().unit().label());
    return json.setAll(spread(use.spread()));
  }

  private static ObjectNode injector(InjectorUse injector) {
    ObjectNode json = process(injector.process());
    json.set("heapBytes", spread(injector.heapBytes()));
    json.set("gcPauseMillis", spread(injector.gcPauseMillis()));
    json.set("schedulingDelayMillis", spread(injector.schedulingDelayMillis()));
    return json;
  }

  private static ObjectNode process(ProcessUse process) {
    ObjectNode json = spread(process.cpuCores());
    json.set("residentBytes", spread(process.residentBytes()));
    return json;
  }

  private static ObjectNode spread(Spread spread) {
    return NODES
        .objectNode()
        .put("min", SummaryJson.finite(spread.min()))
        .put("mean", SummaryJson.finite(spread.mean()))
        .put("p95", SummaryJson.finite(spread.p95()))
        .put("max", SummaryJson.finite(spread.max()));
  }
}

package salvo.report.html;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import salvo.analysis.Capacity;
import salvo.analysis.LoadChange;
import salvo.analysis.LoadStage;
import salvo.report.RunReport;
import salvo.report.html.chart.HtmlChart;
import salvo.report.html.chart.HtmlUnit;
import salvo.report.html.packed.PackedCounts;
import salvo.report.html.packed.PackedSeries;
import salvo.report.json.CapacityJson;
import salvo.report.json.JsonFile;
import salvo.report.json.SummaryJson;
import salvo.stats.GroupedRequests;
import salvo.stats.RunStats;
import salvo.text.TerminalText;

/** What the page's charts are drawn from: compact JSON that may stand within a script element. */
final class HtmlData {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final TerminalText TEXT = new TerminalText(false);
  private static final int MOST_COUNTS = 600_000;
  private static final int MOST_BOUNDARIES = 60;

  private HtmlData() {}

  static String of(RunReport report, List<HtmlChart> charts) {
    RunStats stats = report.stats();
    ObjectNode json =
        NODES
            .objectNode()
            .put("startMillis", stats.startMillis())
            .put("stepSeconds", stats.stepSeconds())
            .put("steps", stats.timeSeries().size());
    json.set("stages", numbers(stages(report)));
    json.set("changes", numbers(changes(report)));
    report.capacity().ifPresent(it -> json.set("capacity", capacity(it)));
    json.set("charts", SummaryJson.array(charts, HtmlData::chart));
    PackedCounts.of(
            Stream.concat(
                    stats.grouped().stream().map(GroupedRequests::steps),
                    stats.failures().values().stream())
                .toList(),
            MOST_COUNTS)
        .ifPresent(it -> json.set("counts", counts(it, stats.startMillis())));
    return text(json);
  }

  private static List<Double> stages(RunReport report) {
    return report
        .offered()
        .map(it -> LoadStage.boundaries(it.stages()))
        .filter(it -> it.size() <= MOST_BOUNDARIES)
        .orElse(List.of());
  }

  private static List<Double> changes(RunReport report) {
    return report
        .offered()
        .map(it -> it.changes().stream().map(LoadChange::second).toList())
        .orElse(List.of());
  }

  private static ArrayNode numbers(List<Double> values) {
    ArrayNode array = NODES.arrayNode();
    values.forEach(it -> number(array, it));
    return array;
  }

  private static ObjectNode counts(PackedCounts packed, long startMillis) {
    ObjectNode json =
        NODES
            .objectNode()
            .put("beginMillis", packed.beginMillis() - startMillis)
            .put("stepSeconds", packed.stepMillis() / 1000)
            .put("grain", packed.grain());
    packed.sets().forEach(json.putArray("sets")::add);
    return json;
  }

  private static ObjectNode capacity(Capacity found) {
    ObjectNode json = NODES.objectNode().put("unit", found.unit());
    json.set(
        "levels",
        SummaryJson.array(
            found.levels(),
            it ->
                NODES
                    .objectNode()
                    .put("level", it.level())
                    .put("p50", it.p50())
                    .put("p95", it.p95())
                    .put("outcome", it.outcome())));
    json.set("curve", CapacityJson.points(found.curve()));
    return json;
  }

  private static ObjectNode chart(HtmlChart chart) {
    HtmlUnit.Scale scale = chart.scale();
    ObjectNode json = NODES.objectNode().put("id", chart.id()).put("unit", scale.label());
    json.set("series", SummaryJson.array(chart.series(), it -> series(it, chart)));
    if (!chart.limits().isEmpty()) {
      json.set(
          "limits",
          SummaryJson.array(
              chart.limits(),
              it ->
                  NODES
                      .objectNode()
                      .put("label", it.label())
                      .put("value", it.value() * scale.factor())));
    }
    return json;
  }

  private static ObjectNode series(HtmlChart.Series series, HtmlChart chart) {
    ObjectNode json = NODES.objectNode().put("label", TEXT.clean(series.label()));
    if (series.failures()) {
      json.put("failed", true);
    }
    PackedSeries packed = chart.packed(series);
    return json.put("scale", packed.scale()).put("values", packed.text());
  }

  private static void number(ArrayNode values, double value) {
    if (value == (long) value) {
      values.add((long) value);
    } else {
      values.add(value);
    }
  }

  /** Nothing in it can end the element, begin a comment or end a line. */
  private static String text(ObjectNode json) {
    return JsonFile.compact(json)
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }
}

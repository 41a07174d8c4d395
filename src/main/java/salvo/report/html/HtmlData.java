package salvo.report.html;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import salvo.analysis.Capacity;
import salvo.report.RunReport;
import salvo.report.json.CapacityJson;
import salvo.report.json.JsonFile;
import salvo.report.json.SummaryJson;
import salvo.stats.Distribution;
import salvo.stats.RunStats;
import salvo.stats.times.ResponseTimes;
import salvo.text.Quantity;
import salvo.text.TerminalText;

/** What the page's charts are drawn from: compact JSON that may stand within a script element. */
final class HtmlData {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final TerminalText TEXT = new TerminalText(false);
  private static final List<Integer> MARKS = List.of(50, 95, 99);

  private HtmlData() {}

  static String of(RunReport report, List<HtmlChart> charts, Distribution distribution) {
    RunStats stats = report.stats();
    ObjectNode json =
        NODES
            .objectNode()
            .put("startMillis", stats.startMillis())
            .put("stepSeconds", stats.stepSeconds())
            .put("steps", stats.timeSeries().size());
    ArrayNode marked = json.putArray("changes");
    report.offered().stream()
        .flatMap(it -> it.changes().stream())
        .forEach(it -> marked.add(it.second()));
    report.capacity().ifPresent(it -> json.set("capacity", capacity(it)));
    json.set("charts", SummaryJson.array(charts, HtmlData::chart));
    json.set("distribution", distribution(distribution, stats.total().all()));
    return text(json);
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
    ObjectNode json = NODES.objectNode().put("id", chart.id()).put("unit", chart.unit().label());
    json.set("series", SummaryJson.array(chart.series(), it -> series(it, chart.unit())));
    return json;
  }

  private static ObjectNode series(HtmlChart.Series series, HtmlUnit unit) {
    ObjectNode json = NODES.objectNode().put("label", TEXT.clean(series.label()));
    if (series.failures()) {
      json.put("failed", true);
    }
    ArrayNode values = json.putArray("values");
    for (double value : series.values()) {
      add(values, value * unit.factor(), unit.decimals());
    }
    return json;
  }

  /** Most values are whole, such as a count or milliseconds. */
  private static void add(ArrayNode values, double value, int decimals) {
    if (!Double.isFinite(value)) {
      values.addNull();
    } else if (value == (long) value) {
      values.add((long) value);
    } else {
      BigDecimal exact = BigDecimal.valueOf(value);
      BigDecimal rounded = exact.setScale(decimals, RoundingMode.HALF_UP).stripTrailingZeros();
      values.add(rounded.scale() < 0 ? rounded.setScale(0) : rounded);
    }
  }

  private static ObjectNode distribution(Distribution distribution, ResponseTimes all) {
    ObjectNode json = NODES.objectNode();
    ArrayNode from = json.putArray("from");
    ArrayNode to = json.putArray("to");
    ArrayNode ok = json.putArray("ok");
    ArrayNode ko = json.putArray("ko");
    for (Distribution.Bucket bucket : distribution.buckets()) {
      from.add(bucket.fromMillis());
      to.add(bucket.toMillis());
      ok.add(bucket.ok());
      ko.add(bucket.ko());
    }
    json.set("marks", SummaryJson.array(MARKS, percent -> mark(all, percent)));
    return json;
  }

  private static ObjectNode mark(ResponseTimes times, int percent) {
    long millis = times.percentile(percent);
    String label = "p" + percent + " " + Quantity.millis(millis);
    return NODES.objectNode().put("label", label).put("millis", millis);
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

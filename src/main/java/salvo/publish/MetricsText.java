package salvo.publish;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Figures of runs as OpenMetrics, of which GitLab shows what a merge request changes. Times are in
 * seconds, shares 0 to 1.
 */
public final class MetricsText {

  private static final double MILLIS = 1_000;
  private static final List<String> PERCENTILES = List.of("p50", "p95", "p99");

  private MetricsText() {}

  /** The lines, with their end. */
  public static String of(List<PublishedRun> runs) {
    StringBuilder lines = new StringBuilder();
    runs.forEach(run -> append(lines, run.summary()));
    return lines.append("# EOF\n").toString();
  }

  private static void append(StringBuilder lines, JsonNode summary) {
    JsonNode run = summary.path("run");
    String labels =
        label("system", run.path("system").asText())
            + ","
            + label("profile", run.path("profile").asText());
    figures(lines, labels, summary.path("total"));
    summary
        .path("endpoints")
        .forEach(
            it -> figures(lines, labels + "," + label("endpoint", it.path("name").asText()), it));
  }

  private static void figures(StringBuilder lines, String labels, JsonNode figures) {
    line(lines, "salvo_requests_per_second", labels, figures.path("requestsPerSecond"), 1);
    line(lines, "salvo_error_share", labels, figures.path("errorRate"), 1);
    for (String percentile : PERCENTILES) {
      line(
          lines,
          "salvo_response_seconds",
          labels + "," + label("percentile", percentile),
          figures.path("responseTime").path(percentile),
          MILLIS);
    }
  }

  /** What has no value has no line. */
  private static void line(
      StringBuilder lines, String name, String labels, JsonNode value, double per) {
    if (value.isNumber()) {
      lines.append(name).append('{').append(labels).append("} ").append(value.asDouble() / per);
      lines.append('\n');
    }
  }

  private static String label(String name, String value) {
    String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return name + "=\"" + escaped + "\"";
  }
}

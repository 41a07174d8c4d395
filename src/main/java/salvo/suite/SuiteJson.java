package salvo.suite;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import salvo.report.json.JsonFile;
import salvo.report.json.SummaryJson;
import salvo.slo.Verdict;

/**
 * Writes {@code suite.json}, whose schema is published as {@code salvo/suite.schema.json}. Times
 * are in ms and shares 0 to 1.
 */
public final class SuiteJson {

  public static final String FILE_NAME = "suite.json";

  /** Rises when a name is removed or changes its meaning; new names leave it alone. */
  public static final int SCHEMA_VERSION = 1;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private SuiteJson() {}

  /** Writes the report into the folder with all runs. */
  public static void write(SuiteReport report, Path folder) throws IOException {
    JsonFile.write(folder.resolve(FILE_NAME), json(report));
  }

  private static ObjectNode json(SuiteReport report) {
    ObjectNode json = NODES.objectNode().put("schemaVersion", SCHEMA_VERSION);
    json.putObject("suite")
        .put("id", report.id())
        .put("start", report.start().toString())
        .put("durationSeconds", SummaryJson.finite(report.durationSeconds()))
        .put("parallel", report.parallel());
    Verdict verdict = report.verdict();
    json.set("verdict", verdict(verdict.status(), verdict.reasons()));
    json.putObject("total")
        .put("requests", report.requests())
        .put("ok", report.ok())
        .put("ko", report.ko())
        .put("errorRate", SummaryJson.finite(report.errorRate()));
    ArrayNode runs = json.putArray("runs");
    report.members().forEach(member -> runs.add(run(member)));
    return json;
  }

  private static ObjectNode run(SuiteMember member) {
    ObjectNode json = NODES.objectNode().put("simulation", member.simulation());
    json.set("verdict", verdict(member.status(), member.reasons()));
    member.figures().ifPresent(figures -> json.set("figures", figures(figures)));
    return json;
  }

  private static ObjectNode verdict(Verdict.Status status, List<String> reasons) {
    ObjectNode json =
        NODES.objectNode().put("status", status.name()).put("exitCode", status.exitCode());
    ArrayNode texts = json.putArray("reasons");
    reasons.forEach(texts::add);
    return json;
  }

  private static ObjectNode figures(SuiteMember.Figures figures) {
    ObjectNode json =
        NODES
            .objectNode()
            .put("runId", figures.runId())
            .put("system", figures.system())
            .put("profile", figures.profile())
            .put("durationSeconds", SummaryJson.finite(figures.durationSeconds()))
            .put("requests", figures.requests())
            .put("ok", figures.ok())
            .put("ko", figures.ko())
            .put("errorRate", SummaryJson.finite(figures.errorRate()))
            .put("requestsPerSecond", SummaryJson.finite(figures.requestsPerSecond()));
    json.putObject("responseTime")
        .put("p50", figures.p50())
        .put("p95", figures.p95())
        .put("p99", figures.p99())
        .put("max", figures.max());
    return json;
  }
}

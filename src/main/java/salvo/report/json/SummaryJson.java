package salvo.report.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import salvo.analysis.InjectorFacts;
import salvo.analysis.OfferedLoadFigures;
import salvo.analysis.errors.ErrorCluster;
import salvo.analysis.errors.Unsent;
import salvo.report.JobFigures;
import salvo.report.RunInfo;
import salvo.report.RunReport;
import salvo.slo.Slo;
import salvo.slo.SloResult;
import salvo.slo.SloSelection.NotJudged;
import salvo.slo.Verdict;
import salvo.stats.GroupSummary;
import salvo.stats.GroupedRequests;
import salvo.stats.RunStats;
import salvo.stats.SlowRequest;
import salvo.stats.request.Summary;
import salvo.stats.times.ResponseTimes;
import salvo.text.ErrorExample;

/**
 * Composes {@code summary.json}, whose schema is published as {@code salvo/summary.schema.json}.
 * Times are in ms and shares 0 to 1; what is not known is null.
 */
public final class SummaryJson {

  public static final String FILE_NAME = "summary.json";

  /** Rises when a name is removed or changes its meaning; new names leave it alone. */
  public static final int SCHEMA_VERSION = 1;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private SummaryJson() {}

  public static String text(RunReport report) {
    return JsonFile.text(json(report));
  }

  static ObjectNode json(RunReport report) {
    RunStats stats = report.stats();
    ObjectNode json = NODES.objectNode().put("schemaVersion", SCHEMA_VERSION);
    json.set("run", run(report.run()));
    json.set("verdict", verdict(report.verdict()));
    json.set("assessment", AssessmentJson.of(report.assessment()));
    json.set("offered", orNull(report.offered(), SummaryJson::offered));
    BreakdownJson breakdown = new BreakdownJson(report.breakdown());
    json.set("total", breakdown.addTo(figures(NODES.objectNode(), stats.total()), Slo.GLOBAL));
    json.set("endpoints", array(stats.endpoints(), it -> breakdown.addTo(named(it), it.name())));
    json.set("userTypes", array(stats.userTypes(), SummaryJson::named));
    json.set("grouped", array(stats.grouped(), SummaryJson::grouped));
    json.set("groups", array(stats.groups(), SummaryJson::group));
    json.set("skipped", orNull(stats.skipped(), it -> figures(NODES.objectNode(), it)));
    json.set("slos", array(report.slos(), SummaryJson::slo));
    json.set("notJudged", array(report.notJudged(), SummaryJson::notJudged));
    json.set("errors", array(report.errors(), SummaryJson::error));
    json.set("slowest", array(stats.slowest(), SummaryJson::slowRequest));
    json.put("stepSeconds", stats.stepSeconds());
    json.set("timeSeries", array(stats.timeSeries(), SummaryJson::second));
    ObjectNode users = json.putObject("usersByScenario");
    stats.usersByScenario().forEach((name, active) -> active.forEach(users.putArray(name)::add));
    json.set("resources", ResourcesJson.of(report.resources()));
    json.set("resourceSeries", array(report.resourceSeries(), ResourcesJson::series));
    if (!stats.crashes().isEmpty()) {
      json.set("unsent", array(Unsent.of(stats), SummaryJson::unsent));
    }
    if (!stats.streams().isEmpty()) {
      json.set("streams", StreamsJson.of(stats));
    }
    report.streamClock().ifPresent(it -> json.set("streamClock", StreamsJson.of(it)));
    if (!stats.costs().isEmpty()) {
      json.set("costs", CostsJson.of(stats));
    }
    if (report.retries() > 0) {
      json.put("retries", report.retries());
    }
    report.capacity().ifPresent(it -> json.set("capacity", CapacityJson.of(it)));
    report.jobs().ifPresent(jobs -> json.set("jobs", jobs(jobs)));
    report.comparison().ifPresent(it -> json.set("comparison", ComparisonJson.of(it)));
    json.set("injector", orNull(report.injector(), SummaryJson::injector));
    if (!report.parts().isEmpty()) {
      json.set("injectors", array(report.parts(), InjectorPartJson::of));
    }
    json.set("warnings", texts(report.warnings()));
    return json;
  }

  private static ObjectNode run(RunInfo run) {
    return NODES
        .objectNode()
        .put("id", run.id())
        .put("simulation", run.simulation())
        .put("system", run.system())
        .put("profile", run.profile())
        .put("target", run.target())
        .put("start", run.start().toString())
        .put("durationSeconds", finite(run.durationSeconds()))
        .put("gatlingVersion", run.gatlingVersion())
        .put("interrupted", run.interrupted());
  }

  private static ObjectNode verdict(Verdict verdict) {
    ObjectNode json =
        NODES
            .objectNode()
            .put("status", verdict.status().name())
            .put("exitCode", verdict.status().exitCode());
    json.set("reasons", texts(verdict.reasons()));
    return json;
  }

  private static ObjectNode offered(OfferedLoadFigures offered) {
    ArrayNode changes = NODES.arrayNode();
    offered
        .changes()
        .forEach(
            it -> changes.addObject().put("second", it.second()).put("sentence", it.sentence()));
    ObjectNode json =
        NODES
            .objectNode()
            .put("model", offered.model().name().toLowerCase(Locale.ROOT))
            .put("tasksPerSecond", finite(offered.tasksPerSecond()))
            .put("requestsPerSecond", finite(offered.requestsPerSecond()))
            .put("tasks", ifAny(offered.tasks().isPresent(), offered.tasks().orElse(0)))
            .put("startedTasks", offered.startedTasks())
            .put("seed", ifAny(offered.seed().isPresent(), offered.seed().orElse(0)))
            .put("reachedRequestsPerSecond", finite(offered.reachedRps()));
    json.set("changes", changes);
    return json;
  }

  private static ObjectNode named(Summary summary) {
    return figures(NODES.objectNode().put("name", summary.name()), summary);
  }

  private static ObjectNode grouped(GroupedRequests requests) {
    ObjectNode json = NODES.objectNode();
    json.set("groups", texts(requests.groups()));
    json.put("name", requests.summary().name());
    return figures(json, requests.summary());
  }

  private static ObjectNode group(GroupSummary group) {
    ObjectNode json = NODES.objectNode();
    json.set("groups", texts(group.groups()));
    json.put("ok", group.ok()).put("ko", group.ko());
    json.set("duration", times(group.durations()));
    json.set("cumulated", times(group.cumulated()));
    return json;
  }

  private static ObjectNode unsent(Unsent unsent) {
    return NODES
        .objectNode()
        .put("name", unsent.name())
        .put("count", unsent.count())
        .put("reason", unsent.reason())
        .put("nothingSent", unsent.nothingSent());
  }

  private static ObjectNode slowRequest(SlowRequest request) {
    ObjectNode json = NODES.objectNode();
    json.set("groups", texts(request.groups()));
    return json.put("name", request.name())
        .put("start", Instant.ofEpochMilli(request.startMillis()).toString())
        .put("millis", request.millis())
        .put("ok", request.ok())
        .put("message", ErrorExample.of(request.message()));
  }

  private static ObjectNode figures(ObjectNode json, Summary summary) {
    json.put("requests", summary.requests())
        .put("ok", summary.ok())
        .put("ko", summary.ko())
        .put("errorRate", finite(summary.errorRate()))
        .put("requestsPerSecond", finite(summary.requestsPerSecond()));
    json.set("responseTime", times(summary.all()));
    json.set("responseTimeOk", times(summary.ofOk()));
    json.set("responseTimeKo", times(summary.ofKo()));
    ObjectNode statuses = json.putObject("statuses");
    summary.statuses().forEach((status, count) -> statuses.put(status.toString(), count));
    return json;
  }

  private static ObjectNode times(ResponseTimes times) {
    boolean any = times.count() > 0;
    return NODES
        .objectNode()
        .put("min", ifAny(any, times.min()))
        .put("mean", any ? finite(times.mean()) : null)
        .put("stdDev", any ? finite(times.stdDev()) : null)
        .put("p50", ifAny(any, times.percentile(50)))
        .put("p75", ifAny(any, times.percentile(75)))
        .put("p95", ifAny(any, times.percentile(95)))
        .put("p99", ifAny(any, times.percentile(99)))
        .put("p999", ifAny(any, times.percentile(99.9)))
        .put("max", ifAny(any, times.max()));
  }

  private static ObjectNode slo(SloResult result) {
    return objective(result.slo())
        .put("actual", finite(result.actual()))
        .put("gatlingActual", finite(result.gatlingActual()))
        .put("margin", finite(result.margin()))
        .put("status", result.status().name());
  }

  private static ObjectNode notJudged(NotJudged notJudged) {
    return objective(notJudged.slo()).put("expectedRequests", finite(notJudged.expectedRequests()));
  }

  private static ObjectNode objective(Slo slo) {
    ObjectNode json =
        NODES
            .objectNode()
            .put("scope", slo.scope())
            .put("metric", slo.metric().key())
            .put("target", finite(slo.target()));
    slo.timesBaseline().ifPresent(factor -> json.put("timesBaseline", finite(factor)));
    return json;
  }

  private static ObjectNode error(ErrorCluster cluster) {
    ObjectNode json =
        NODES
            .objectNode()
            .put("cause", cluster.cause())
            .put("count", cluster.count())
            .put("share", finite(cluster.share()))
            .put("first", Instant.ofEpochMilli(cluster.firstMillis()).toString())
            .put("last", Instant.ofEpochMilli(cluster.lastMillis()).toString());
    json.set("endpoints", texts(cluster.endpoints()));
    return json.put("example", cluster.example()).put("hint", cluster.hint());
  }

  private static ObjectNode second(RunStats.Second second) {
    boolean any = second.finished() > 0;
    return NODES
        .objectNode()
        .put("second", second.second())
        .put("started", second.started())
        .put("finished", second.finished())
        .put("ok", second.ok())
        .put("ko", second.ko())
        .put("usersStarted", second.usersStarted())
        .put("activeUsers", second.activeUsers())
        .put("p50", ifAny(any, second.p50()))
        .put("p95", ifAny(any, second.p95()))
        .put("p99", ifAny(any, second.p99()));
  }

  private static ObjectNode jobs(JobFigures jobs) {
    return NODES
        .objectNode()
        .put("submitted", jobs.submitted())
        .put("accepted", jobs.accepted())
        .put("completed", jobs.completed())
        .put("failed", jobs.failed())
        .put("lost", jobs.lost())
        .put("late", jobs.late())
        .put("duplicates", jobs.duplicates())
        .put("unknown", jobs.unknown())
        .put("unfinished", jobs.unfinished())
        .put("drainMillis", jobs.drainMillis());
  }

  private static ObjectNode injector(InjectorFacts injector) {
    return NODES
        .objectNode()
        .put("javaVersion", injector.javaVersion())
        .put("operatingSystem", injector.operatingSystem())
        .put("processors", injector.processors())
        .put("maxHeapBytes", injector.maxHeapBytes());
  }

  static <T> JsonNode orNull(Optional<T> part, Function<T, ObjectNode> json) {
    return part.<JsonNode>map(json).orElseGet(NODES::nullNode);
  }

  public static <T> ArrayNode array(List<T> items, Function<T, ObjectNode> json) {
    ArrayNode array = NODES.arrayNode();
    items.forEach(item -> array.add(json.apply(item)));
    return array;
  }

  static ArrayNode texts(List<String> texts) {
    ArrayNode array = NODES.arrayNode();
    texts.forEach(array::add);
    return array;
  }

  private static Long ifAny(boolean any, long value) {
    return any ? value : null;
  }

  public static BigDecimal finite(OptionalDouble number) {
    return number.isPresent() ? finite(number.getAsDouble()) : null;
  }

  /** The number without an exponent; null for NaN and infinity, which JSON has not. */
  public static BigDecimal finite(double number) {
    return Double.isFinite(number) ? BigDecimal.valueOf(number).stripTrailingZeros() : null;
  }
}

package salvo.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.analysis.Assessment;
import salvo.monitor.sample.CoreMetric;
import salvo.monitor.sample.Metrics;
import salvo.monitor.sample.ResourceMetric;
import salvo.monitor.sample.ResourceSample;
import salvo.report.Golden;
import salvo.report.RunReport;
import salvo.report.SampleComparison;
import salvo.report.SampleReports;
import salvo.report.TestSample;
import salvo.resources.CpuSpike;
import salvo.resources.GrowthResult;
import salvo.resources.ResourceSummary;
import salvo.resources.ResourceTimeline;
import salvo.saved.ReportFiles;
import salvo.slo.Metric;
import salvo.slo.Slo;
import salvo.slo.SloEvaluation;
import salvo.slo.SloResult;
import salvo.stats.RunStats;

class SummaryJsonTest {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  @Test
  void shouldWriteThePass() throws IOException {
    Golden.assertEqual("summary-pass.json", written(SampleReports.pass()));
  }

  @Test
  void shouldWriteTheFailureWithItsErrors() throws IOException {
    Golden.assertEqual("summary-fail.json", written(SampleReports.fail()));
  }

  @Test
  void shouldWriteNullsWhenThereIsNoData() throws IOException {
    Golden.assertEqual("summary-invalid.json", written(SampleReports.noData()));
  }

  @Test
  void shouldKeepToThePublishedSchema() throws IOException {
    for (RunReport report :
        List.of(
            SampleReports.pass(),
            SampleReports.fail(),
            SampleReports.noData(),
            SampleReports.hostile(),
            SampleReports.pass().comparedBy(SampleComparison.mixed()))) {
      assertThat(violations(MAPPER.readTree(written(report)))).isEmpty();
    }
  }

  @Test
  void shouldWriteTheComparisonWhenThereIsOne() throws IOException {
    JsonNode json =
        MAPPER.readTree(written(SampleReports.pass().comparedBy(SampleComparison.mixed())));

    assertThat(json.at("/comparison/outcome").asText()).isEqualTo("REGRESSED");
    assertThat(json.at("/comparison/scopes/1/figures/0/change").asText()).isEqualTo("REGRESSED");
    assertThat(MAPPER.readTree(written(SampleReports.pass())).has("comparison")).isFalse();
  }

  @Test
  void shouldKeepHostileNamesAsTheyAre() throws IOException {
    JsonNode json = MAPPER.readTree(written(SampleReports.hostile()));

    assertThat(json.at("/endpoints").findValuesAsText("name"))
        .contains("\u001b[2J\u001b]0;owned\u0007GET /", "<script>\"&'a,b;\u00e9\u0301\n\t");
  }

  @Test
  void shouldWriteNullWhenANumberIsNotFinite() throws IOException {
    RunReport pass = SampleReports.pass();
    SloResult infinite =
        SloResult.of(
            new Slo(Slo.GLOBAL, Metric.MIN_RPS, 1),
            OptionalDouble.of(Double.POSITIVE_INFINITY),
            OptionalDouble.of(Double.NaN));
    RunReport report =
        new RunReport(
            pass.run(),
            new RunReport.Judgement(
                pass.verdict(), List.of(infinite), pass.notJudged(), pass.assessment()),
            pass.figures(),
            pass.machine(),
            pass.warnings(),
            pass.configuration());

    JsonNode slo = MAPPER.readTree(written(report)).at("/slos/0");

    assertThat(slo.get("actual").isNull()).isTrue();
    assertThat(slo.get("gatlingActual").isNull()).isTrue();
  }

  @Test
  void shouldWriteAnyPercentileByItsKey() throws IOException {
    RunReport pass = SampleReports.pass();
    List<SloResult> results =
        SloEvaluation.evaluate(
            List.of(
                new Slo(Slo.GLOBAL, Metric.ofRequests("p90"), 500),
                new Slo(Slo.GLOBAL, Metric.ofRequests("p99.9"), 500)),
            pass.stats(),
            1,
            Map.of());
    RunReport report =
        new RunReport(
            pass.run(),
            new RunReport.Judgement(pass.verdict(), results, pass.notJudged(), pass.assessment()),
            pass.figures(),
            pass.machine(),
            pass.warnings(),
            pass.configuration());

    JsonNode json = MAPPER.readTree(written(report));

    assertThat(json.at("/slos").findValuesAsText("metric")).containsExactly("p90", "p99.9");
    assertThat(json.at("/slos/1/actual").asLong())
        .isEqualTo(pass.stats().total().all().percentile(99.9));
    assertThat(violations(json)).isEmpty();
  }

  @Test
  void shouldWriteNumbersWithoutAnExponent() {
    assertThat(SummaryJson.finite(4.0E8).toPlainString()).isEqualTo("400000000");
    assertThat(SummaryJson.finite(1.0E-7).toPlainString()).isEqualTo("0.0000001");
    assertThat(SummaryJson.finite(60.0).toPlainString()).isEqualTo("60");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/schemaVersion",
        "/run/id",
        "/run/start",
        "/run/durationSeconds",
        "/verdict/exitCode",
        "/verdict/reasons",
        "/offered/model",
        "/total/errorRate",
        "/total/responseTime/p999",
        "/total/responseTimeKo",
        "/total/statuses",
        "/endpoints/0/name",
        "/endpoints/0/requests",
        "/userTypes/0/responseTime/stdDev",
        "/slos/0/gatlingActual",
        "/errors/0/hint",
        "/timeSeries/0/activeUsers",
        "/resources/gpu",
        "/resources/cpu/p95",
        "/resources/injector/max",
        "/resources/injector/residentBytes",
        "/warnings",
        "/assessment/grade",
        "/assessment/tiers/0/tier",
        "/total/outcomes/expectedRefusal",
        "/total/apdex/score",
        "/total/slow/0/count",
        "/grouped/0/groups",
        "/groups/0/cumulated",
        "/slos/0/status",
        "/errors/0/first",
        "/slowest/0/millis",
        "/stepSeconds",
        "/usersByScenario",
        "/resourceSeries/0/values"
      })
  void shouldRefuseASummaryThatLacksAName(String pointer) {
    JsonNode json = SummaryJson.json(SampleReports.fail());
    int slash = pointer.lastIndexOf('/');
    ObjectNode parent = (ObjectNode) json.at(pointer.substring(0, slash));

    assertThat(parent.remove(pointer.substring(slash + 1))).isNotNull();
    assertThat(violations(json)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/schemaVersion, 2",
    "/verdict/status, '\"OK\"'",
    "/verdict/exitCode, 1",
    "/total/errorRate, 1.5",
    "/total/requests, -1",
    "/total/requests, '\"12\"'",
    "/total/responseTime/p95, 12.5",
    "/total/statuses, '{\"2xx\": 1}'",
    "/slos/0/status, '\"UNKNOWN\"'",
    "/slos/0/metric, '\"p100\"'",
    "/slos/0/metric, '\"p95.\"'",
    "/slos/0/target, null",
    "/errors/0/share, 50",
    "/timeSeries/0/second, null",
    "/resources/cpu, []",
    "/endpoints/0/name, null"
  })
  void shouldRefuseASummaryWithAValueThatIsNotAllowed(String pointer, String value)
      throws IOException {
    JsonNode json = SummaryJson.json(SampleReports.fail());
    int slash = pointer.lastIndexOf('/');
    ObjectNode parent = (ObjectNode) json.at(pointer.substring(0, slash));

    parent.set(pointer.substring(slash + 1), MAPPER.readTree(value));

    assertThat(violations(json)).isNotEmpty();
  }

  private static String written(RunReport report) {
    return ReportFiles.text(report, "summary.json");
  }

  private static List<Error> violations(JsonNode json) {
    return schema().validate(json);
  }

  @Test
  void shouldKeepToTheSchemaWhenResourcesOfManyKindsWereMeasured() {
    ObjectNode json = SummaryJson.json(SampleReports.pass());
    List<ResourceMetric> columns =
        List.of(
            ResourceMetric.ofColumn("gpu0_load_percent"),
            ResourceMetric.ofColumn("gpu0_power_watts"),
            ResourceMetric.ofColumn("gpu0_temperature_celsius"),
            ResourceMetric.ofColumn("disk_sda_read_bytes_per_s"),
            ResourceMetric.ofColumn("context_switches_per_s"),
            ResourceMetric.ofColumn("x: up_seconds_seconds"),
            ResourceMetric.ofColumn("x: temperature_value"));
    List<ResourceSample> samples =
        TestSample.seconds(
            300, i -> TestSample.at(i).metrics(new Metrics(columns, 0.5, 300, 41, 4096, 7, 9, -i)));
    RunStats stats = SampleReports.pass().stats();
    json.set("resources", ResourcesJson.of(ResourceSummary.of(samples)));
    json.set(
        "resourceSeries",
        SummaryJson.array(ResourceTimeline.of(samples, stats), ResourcesJson::series));
    json.set(
        "assessment",
        AssessmentJson.of(
            new Assessment(
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(
                    new GrowthResult(
                        CoreMetric.TARGET_MEMORY.metric(), "target's memory", -1, -2, 0, 7, false)),
                List.of(
                    new CpuSpike(
                        20,
                        5,
                        0.97,
                        180,
                        40,
                        OptionalDouble.of(1),
                        OptionalDouble.empty(),
                        List.of("create job"))))));
    ((ArrayNode) json.get("slos"))
        .add(json.at("/slos/0").<ObjectNode>deepCopy().put("metric", "growth").put("actual", -5));

    assertThat(violations(json)).isEmpty();
    assertThat(json.at("/resources/metrics")).hasSize(7);
    assertThat(json.at("/resources/metrics/6/min").asDouble()).isEqualTo(-300);
    assertThat(json.at("/resources/gpu/0/mean").asDouble()).isEqualTo(0.5);
  }

  private static Schema schema() {
    InputStream schema = SummaryJson.class.getResourceAsStream("/salvo/summary.schema.json");
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema);
  }
}

package salvo.resources;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import salvo.monitor.sample.Metrics;
import salvo.monitor.sample.ResourceMetric;
import salvo.monitor.sample.ResourceSample;
import salvo.report.TestSample;
import salvo.slo.MeasuredRun;
import salvo.slo.Metric;
import salvo.slo.Slo;
import salvo.slo.SloResult;
import salvo.slo.SloResult.Status;
import salvo.slo.SortedTimes;
import salvo.slo.Verdict;
import salvo.stats.RunStats;

class ResourceObjectivesTest {

  private static final List<ResourceMetric> COLUMNS =
      List.of(ResourceMetric.ofColumn("tcp_time_wait_count"));

  @Test
  void shouldJudgeAColumnInItsOwnUnit() {
    List<SloResult> results =
        judge(
            samples(100, 0),
            new Slo("cpu_percent", Metric.RESOURCE_P95, 95),
            new Slo("cpu_percent", Metric.RESOURCE_P95, 94.9),
            new Slo("cpu_percent", Metric.RESOURCE_MEAN, 50.5),
            new Slo("tcp_time_wait_count", Metric.RESOURCE_MAX, 99));

    assertThat(results)
        .extracting(SloResult::actual)
        .containsExactly(
            OptionalDouble.of(95),
            OptionalDouble.of(95),
            results.get(2).actual(),
            OptionalDouble.of(100));
    assertThat(results.get(2).actual().orElseThrow()).isBetween(50.49, 50.51);
    assertThat(results.get(1).status()).isEqualTo(Status.FAIL);
    assertThat(results.get(1).sentence())
        .isEqualTo("cpu_percent: p95 was 95 %, more than the allowed 94.9 %.");
    assertThat(results.get(3).sentence())
        .isEqualTo("tcp_time_wait_count: maximum was 100, more than the allowed 99.");
    assertThat(results.get(0).status()).isEqualTo(Status.PASS);
  }

  @Test
  void shouldJudgeAnyPercentileByNearestRank() {
    assertThat(
            judge(
                samples(100, 0),
                new Slo("cpu_percent", Metric.ofResource("p90"), 90),
                new Slo("cpu_percent", Metric.ofResource("p99.9"), 99.9)))
        .extracting(SloResult::sentence)
        .containsExactly(
            "cpu_percent: p90 was 90 %, within the allowed 90 %.",
            "cpu_percent: p99.9 was 100 %, more than the allowed 99.9 %.");
  }

  @Test
  void shouldJudgeAColumnThatTheReportsDoNotShow() {
    List<ResourceSample> samples = TestSample.seconds(100, i -> TestSample.at(i).memory(0.25));

    assertThat(judge(samples, new Slo("memory_used_bytes", Metric.RESOURCE_MAX, 240_000)))
        .extracting(SloResult::sentence)
        .containsExactly("memory_used_bytes: maximum was 250 kB, more than the allowed 240 kB.");
  }

  @Test
  void shouldJudgeGrowthPerMinute() {
    List<ResourceSample> growing =
        TestSample.seconds(600, i -> TestSample.at(i).target(1, 100_000_000L + i * 1_000_000L));

    assertThat(judge(growing, new Slo("target_rss_bytes", Metric.RESOURCE_GROWTH, 10e6)))
        .extracting(SloResult::sentence)
        .containsExactly(
            "target_rss_bytes: growth was 60 MB/min, more than the allowed 10 MB/min.");
  }

  @Test
  void shouldHaveNoDataAndFailWhenTheColumnWasNotMeasured() {
    List<SloResult> results =
        judge(
            samples(100, 0),
            new Slo("target_rss_bytes", Metric.RESOURCE_MAX, 1),
            new Slo("gpu0_load_percent", Metric.RESOURCE_P95, 90),
            new Slo("injector_rss_bytes", Metric.RESOURCE_GROWTH, 1));

    assertThat(results).extracting(SloResult::status).containsOnly(Status.NO_DATA);
    assertThat(Verdict.of(Verdict.Ending.COMPLETED, 1, results).status())
        .isEqualTo(Verdict.Status.FAIL);
    assertThat(results.get(1).sentence())
        .isEqualTo(
            "gpu0_load_percent: p95 has no value to judge, because it was not measured during the"
                + " load.");
    assertThat(results.get(2).sentence()).contains("not measured for four minutes of the load");
  }

  @Test
  void shouldJudgeAnotherMachineByItsName() {
    OtherMachine db = new OtherMachine("db", samples(100, 0));
    RunStats stats = stats();
    ResourceObjectives objectives =
        new ResourceObjectives(LoadSamples.of(List.of(), stats), List.of(db), stats);

    List<SloResult> results =
        objectives.evaluate(
            List.of(
                new Slo("db: cpu_percent", Metric.RESOURCE_MAX, 100),
                new Slo("web: cpu_percent", Metric.RESOURCE_MAX, 100)));

    assertThat(results).extracting(SloResult::status).containsExactly(Status.PASS, Status.NO_DATA);
    assertThat(results.get(0).actual()).hasValue(100);
  }

  @Test
  void shouldLeaveOutWhatCameAfterTheLoad() {
    List<SloResult> results =
        judge(samples(700, 600), new Slo("cpu_percent", Metric.RESOURCE_MAX, 100));

    assertThat(results.get(0).actual()).hasValue(0);
  }

  private static List<SloResult> judge(List<ResourceSample> samples, Slo... slos) {
    RunStats stats = stats();
    return new ResourceObjectives(LoadSamples.of(samples, stats), List.of(), stats)
        .evaluate(List.of(slos));
  }

  private static RunStats stats() {
    return new MeasuredRun(600).endpoint("a", SortedTimes.of(1), SortedTimes.of()).stats();
  }

  /** 1 %, 2 %, 3 % from the second after the given one on; before it nothing. */
  private static List<ResourceSample> samples(int count, int after) {
    return TestSample.seconds(
        count,
        i ->
            TestSample.at(i)
                .cpu(Math.max(0, i - after) / 100.0)
                .metrics(new Metrics(COLUMNS, Math.max(0, i - after))));
  }
}

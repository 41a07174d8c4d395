package salvo.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import salvo.monitor.sample.Metrics;
import salvo.monitor.sample.ResourceMetric;
import salvo.monitor.sample.ResourceSample;
import salvo.report.TestSample;
import salvo.slo.MeasuredRun;
import salvo.slo.SortedTimes;
import salvo.stats.RunStats;

class ResourceTimelineTest {

  @Test
  void shouldHaveOneValuePerStepWhenSamplesAndStepsCoincide() {
    List<ResourceSeries> all =
        ResourceTimeline.of(
            TestSample.seconds(
                3,
                i ->
                    TestSample.at(i)
                        .cpu(i / 10.0)
                        .memory(0.5)
                        .injector(i)
                        .gcPause(10L * i)
                        .delay(i)
                        .target(2, 700)),
            run(3, 1));

    assertThat(all)
        .containsExactly(
            series("", "cpu_percent", 0.1, 0.2, 0.3),
            series("", "memory_percent", 0.5, 0.5, 0.5),
            series("", "injector_cpu_cores", 1, 2, 3),
            series("", "injector_rss_bytes", 1e8, 1e8, 1e8),
            series("", "heap_used_bytes", 5e7, 5e7, 5e7),
            series("", "gc_pause_ms", 10, 20, 30),
            series("", "scheduling_delay_ms", 1, 2, 3),
            series("", "target_cpu_cores", 2, 2, 2),
            series("", "target_rss_bytes", 700, 700, 700));
  }

  @Test
  void shouldJoinSamplesByWhatTheyCoverWhenTheyDoNotFallOnSteps() {
    List<ResourceSample> samples =
        Stream.of(1, 2, 3)
            .map(i -> shifted(TestSample.at(i).cpu(i / 10.0).gcPause(100L * i).delay(i), -600))
            .toList();

    Map<String, List<Double>> values = values(samples, run(3, 1));

    assertThat(values.get("cpu").get(0)).isCloseTo(0.4 * 0.1 + 0.6 * 0.2, within(1e-12));
    assertThat(values.get("cpu").get(1)).isCloseTo(0.4 * 0.2 + 0.6 * 0.3, within(1e-12));
    assertThat(values.get("cpu").get(2)).isCloseTo(0.3, within(1e-12));
    assertThat(values.get("gcPause").get(0)).isCloseTo(0.4 * 100 + 0.6 * 200, within(1e-9));
    assertThat(values.get("gcPause").get(2)).isCloseTo(0.4 * 300, within(1e-9));
    assertThat(values.get("schedulingDelay")).containsExactly(2.0, 3.0, 3.0);
  }

  @Test
  void shouldLeaveNoGapWhenSamplesAreRarerThanSteps() {
    List<ResourceSample> samples =
        Stream.of(2, 4).map(i -> TestSample.at(i).cpu(i / 10.0).gcPause(100).build()).toList();

    Map<String, List<Double>> values = values(samples, run(5, 1));

    assertThat(values.get("cpu")).containsExactly(0.2, 0.2, 0.4, 0.4, Double.NaN);
    assertThat(values.get("gcPause")).containsExactly(50.0, 50.0, 50.0, 50.0, Double.NaN);
  }

  @Test
  void shouldJoinSamplesWhenStepsAreLonger() {
    Map<String, List<Double>> values =
        values(TestSample.seconds(4, i -> TestSample.at(i).cpu(i).gcPause(i).delay(i)), run(2, 2));

    assertThat(values.get("cpu")).containsExactly(1.5, 3.5);
    assertThat(values.get("gcPause")).containsExactly(3.0, 7.0);
    assertThat(values.get("schedulingDelay")).containsExactly(2.0, 4.0);
  }

  @Test
  void shouldLeaveAGapWhereASourceFailed() {
    Map<String, List<Double>> values =
        values(
            TestSample.seconds(
                3, i -> i == 2 ? TestSample.at(i).withoutCpu() : TestSample.at(i).cpu(0.5)),
            run(3, 1));

    assertThat(values.get("cpu")).containsExactly(0.5, Double.NaN, 0.5);
    assertThat(values.get("memory")).doesNotContain(Double.NaN);
  }

  @Test
  void shouldHaveNoSeriesWhenNobodySampled() {
    assertThat(ResourceTimeline.of(List.of(), run(3, 1))).isEmpty();
    assertThat(values(TestSample.seconds(2, TestSample::at), run(3, 1)))
        .doesNotContainKeys("targetCpu", "targetMemory");
    assertThat(ResourceTimeline.of(TestSample.seconds(2, TestSample::at), run(0, 1))).isEmpty();
  }

  @Test
  void shouldJoinMetricsAsTheirColumnsTell() {
    List<ResourceMetric> columns =
        List.of(
            metric("disk_sda_read_bytes_per_s"),
            metric("injector_gc_count_sum"),
            metric("sampling_delay_ms_max"),
            metric("swap_used_bytes"));
    List<ResourceSample> samples =
        TestSample.seconds(
            4,
            i ->
                TestSample.at(i)
                    .metrics(new Metrics(columns, i * 100, i, i, i == 4 ? 9 : Double.NaN)));

    List<ResourceSeries> all = ResourceTimeline.of(samples, run(2, 2));

    assertThat(all.subList(all.size() - 4, all.size()))
        .containsExactly(
            series("", "disk_sda_read_bytes_per_s", 150, 350),
            series("", "injector_gc_count_sum", 3, 7),
            series("", "sampling_delay_ms_max", 2, 4),
            series("", "swap_used_bytes", Double.NaN, 9));
  }

  @Test
  void shouldPutTheNameOfAnotherMachineBeforeItsResources() {
    List<ResourceMetric> columns = List.of(metric("open_files_count"));
    OtherMachine machine =
        new OtherMachine(
            "db", List.of(shifted(TestSample.at(1).cpu(0.9).metrics(new Metrics(columns, 7)), 0)));

    assertThat(ResourceTimeline.of(machine, run(1, 1)))
        .contains(series("db", "cpu_percent", 0.9), series("db", "open_files_count", 7));
  }

  private static ResourceMetric metric(String column) {
    return ResourceMetric.ofColumn(column);
  }

  private static ResourceSeries series(String machine, String column, double... values) {
    List<Double> list = Arrays.stream(values).boxed().toList();
    return new ResourceSeries(new Resource(machine, metric(column)), list);
  }

  private static Map<String, List<Double>> values(List<ResourceSample> samples, RunStats stats) {
    return ResourceTimeline.of(samples, stats).stream()
        .collect(Collectors.toMap(it -> it.resource().key(), ResourceSeries::values));
  }

  private static ResourceSample shifted(TestSample sample, long millis) {
    ResourceSample built = sample.build();
    return new ResourceSample(
        built.epochMillis() + millis,
        built.runMillis(),
        built.cpu(),
        built.memory(),
        built.injector(),
        built.jvm(),
        built.target(),
        built.metrics());
  }

  private static RunStats run(int steps, int stepSeconds) {
    MeasuredRun run = new MeasuredRun(steps * stepSeconds).stepSeconds(stepSeconds);
    run.endpoint("a", SortedTimes.of(1), SortedTimes.of());
    for (int i = 0; i < steps; i++) {
      run.second(new RunStats.Second(i * stepSeconds, 1, 1, 1, 0, 0, 1, 1, 1, 1));
    }
    return run.stats();
  }
}

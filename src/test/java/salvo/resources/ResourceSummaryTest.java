package salvo.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import salvo.monitor.sample.CoreMetric;
import salvo.monitor.sample.Metrics;
import salvo.monitor.sample.ResourceMetric;
import salvo.monitor.sample.ResourceSample;
import salvo.monitor.sample.ResourceSample.JvmSample;
import salvo.monitor.sample.ResourceSample.MemorySample;
import salvo.monitor.sample.ResourceSample.ProcessSample;
import salvo.report.TestSample;
import salvo.resources.ResourceSummary.InjectorUse;
import salvo.resources.ResourceSummary.ProcessUse;

class ResourceSummaryTest {

  @Test
  void shouldGiveTheSpreadOfEveryResource() {
    ProcessSample target = new ProcessSample(OptionalDouble.of(2), 500);
    ResourceSummary summary =
        ResourceSummary.of(
            List.of(
                sample(0.2, 0.5, 100, 10, 0, Optional.empty()),
                sample(0.4, 1.5, 300, 30, 8, Optional.of(target))));

    assertThat(summary.cpu()).hasValueSatisfying(it -> assertSpread(it, 0.2, 0.3, 0.4, 0.4));
    assertThat(summary.memory()).contains(new Spread(0.25, 0.25, 0.25, 0.25));
    assertThat(summary.injector())
        .contains(
            new InjectorUse(
                new ProcessUse(new Spread(0.5, 1, 1.5, 1.5), new Spread(100, 200, 300, 300)),
                new Spread(10, 20, 30, 30),
                new Spread(0, 4, 8, 8),
                new Spread(0, 2, 4, 4)));
    assertThat(summary.target())
        .contains(new ProcessUse(new Spread(2, 2, 2, 2), new Spread(500, 500, 500, 500)));
    assertThat(summary.gpu()).isEmpty();
  }

  @Test
  void shouldTakeTheNinetyFifthPercentileByNearestRank() {
    assertThat(cpuP95Of(1)).isEqualTo(0.01);
    assertThat(cpuP95Of(19)).isEqualTo(0.19);
    assertThat(cpuP95Of(20)).isEqualTo(0.19);
    assertThat(cpuP95Of(21)).isEqualTo(0.20);
    assertThat(cpuP95Of(100)).isEqualTo(0.95);
  }

  @Test
  void shouldLeaveOutGapsWhenASourceFailed() {
    ResourceSample gap =
        new ResourceSample(
            0,
            0,
            OptionalDouble.empty(),
            Optional.empty(),
            Optional.of(new ProcessSample(OptionalDouble.empty(), 1)),
            Optional.empty(),
            Optional.empty());

    ResourceSummary summary =
        ResourceSummary.of(List.of(gap, sample(0.5, 1, 3, 1, 0, Optional.empty())));

    assertThat(summary.cpu()).contains(new Spread(0.5, 0.5, 0.5, 0.5));
    assertThat(summary.memory()).contains(new Spread(0.25, 0.25, 0.25, 0.25));
    assertThat(summary.injector().orElseThrow().process())
        .isEqualTo(new ProcessUse(new Spread(1, 1, 1, 1), new Spread(1, 2, 3, 3)));
  }

  @Test
  void shouldBeEmptyWhenNobodySampled() {
    assertThat(ResourceSummary.of(List.of()))
        .isEqualTo(
            new ResourceSummary(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of()));
  }

  @Test
  void shouldSumUpMetricsAndTellTheGpusApart() {
    List<ResourceMetric> columns =
        Stream.of("gpu0_load_percent", "gpu1_load_percent", "gpu0_power_watts", "x: temp_value")
            .map(ResourceMetric::ofColumn)
            .toList();
    List<ResourceSample> samples =
        List.of(
            TestSample.at(1).metrics(new Metrics(columns, 0.5, Double.NaN, 300, -4)).build(),
            TestSample.at(2).metrics(new Metrics(columns, 1, Double.NaN, 500, -2)).build());

    ResourceSummary summary = ResourceSummary.of(samples);

    assertThat(summary.gpu()).containsExactly(new Spread(0.5, 0.75, 1, 1));
    assertThat(summary.metrics())
        .containsExactly(
            use("gpu0_load_percent", new Spread(0.5, 0.75, 1, 1)),
            use("gpu0_power_watts", new Spread(300, 400, 500, 500)),
            use("x: temp_value", new Spread(-4, -3, -2, -2)));
  }

  @Test
  void shouldAddWhatOtherMachinesUsed() {
    OtherMachine machine = new OtherMachine("db", List.of(TestSample.at(1).cpu(0.5).build()));

    assertThat(ResourceSummary.of(List.of()).with(List.of(machine)).metrics())
        .contains(
            new MetricUse(
                new Resource("db", CoreMetric.CPU.metric()), new Spread(0.5, 0.5, 0.5, 0.5)));
  }

  private static MetricUse use(String column, Spread spread) {
    return new MetricUse(new Resource(ResourceMetric.ofColumn(column)), spread);
  }

  private static double cpuP95Of(int samples) {
    return ResourceSummary.of(
            IntStream.rangeClosed(1, samples)
                .mapToObj(i -> sample(i / 100.0, 1, 1, 1, 0, Optional.empty()))
                .toList())
        .cpu()
        .orElseThrow()
        .p95();
  }

  private static void assertSpread(Spread spread, double min, double mean, double p95, double max) {
    assertThat(spread.min()).isEqualTo(min);
    assertThat(spread.mean()).isCloseTo(mean, within(1e-12));
    assertThat(spread.p95()).isEqualTo(p95);
    assertThat(spread.max()).isEqualTo(max);
  }

  private static ResourceSample sample(
      double cpu,
      double cores,
      long resident,
      long heap,
      long pauseMillis,
      Optional<ProcessSample> target) {
    return new ResourceSample(
        0,
        0,
        OptionalDouble.of(cpu),
        Optional.of(new MemorySample(4_000, 3_000)),
        Optional.of(new ProcessSample(OptionalDouble.of(cores), resident)),
        Optional.of(new JvmSample(heap, pauseMillis, pauseMillis / 2)),
        target);
  }
}

package salvo.analysis.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.config.Given;
import salvo.config.Settings;
import salvo.monitor.container.ContainerMetrics;
import salvo.monitor.sample.Metrics;
import salvo.report.TestSample;
import salvo.resources.ResourceSummary;
import salvo.slo.MeasuredRun;
import salvo.slo.SortedTimes;
import salvo.slo.TierResult;
import salvo.slo.TierResult.Tier;
import salvo.stats.RunStats;

class TiersTest {

  private static final Settings.Tiers BANDS = Given.nothing().read().report().tiers();
  private static final ResourceSummary UNSAMPLED = ResourceSummary.of(List.of());

  @ParameterizedTest
  @CsvSource({
    "1999, GOOD",
    "2000, WARNING",
    "5000, WARNING",
    "5001, CRITICAL",
  })
  void shouldNameTheResponseTimeByItsBand(long millis, Tier tier) {
    RunStats stats =
        new MeasuredRun(1).endpoint("a", SortedTimes.of(millis), SortedTimes.of()).stats();

    assertThat(Tiers.of(stats, UNSAMPLED, BANDS))
        .containsExactly(
            new TierResult("global", "p95", millis, tier, 2_000, 5_000),
            new TierResult("global", "errorRate", 0, Tier.GOOD, 0.01, 0.05),
            new TierResult("a", "p95", millis, tier, 2_000, 5_000),
            new TierResult("a", "errorRate", 0, Tier.GOOD, 0.01, 0.05));
  }

  @ParameterizedTest
  @CsvSource({"9, GOOD", "10, WARNING", "50, WARNING", "51, CRITICAL"})
  void shouldNameTheErrorRateByItsBand(int failures, Tier tier) {
    RunStats stats =
        new MeasuredRun(1)
            .endpoint("a", SortedTimes.of(new long[1_000 - failures]), copies(failures))
            .stats();

    assertThat(Tiers.of(stats, UNSAMPLED, BANDS).get(1))
        .isEqualTo(new TierResult("global", "errorRate", failures / 1_000.0, tier, 0.01, 0.05));
  }

  @Test
  void shouldTakeTheLevelThatMostSamplesOfTheMachineStayWithin() {
    ResourceSummary resources =
        ResourceSummary.of(
            TestSample.seconds(
                20, i -> TestSample.at(i).cpu(i == 20 ? 1 : i == 19 ? 0.86 : 0).memory(0.7)));

    assertThat(Tiers.of(new MeasuredRun(1).stats(), resources, BANDS))
        .containsExactly(
            new TierResult("global", "cpu", 0.86, Tier.CRITICAL, 0.7, 0.85),
            new TierResult("global", "memory", 0.7, Tier.WARNING, 0.7, 0.85));
  }

  @Test
  void shouldTakeTheShareOfTheContainersLimitsWhenItHasAny() {
    Metrics limited =
        new Metrics(
            List.of(
                ContainerMetrics.CPU_LIMIT,
                ContainerMetrics.CPU,
                ContainerMetrics.MEMORY_LIMIT,
                ContainerMetrics.MEMORY),
            6.4,
            1,
            1e9,
            0.9);

    assertThat(tiers(i -> TestSample.at(i).cpu(0.1).memory(0.2).metrics(limited)))
        .containsExactly(
            new TierResult("global", "cpu", 1, Tier.CRITICAL, 0.7, 0.85),
            new TierResult("global", "memory", 0.9, Tier.CRITICAL, 0.7, 0.85));
  }

  @Test
  void shouldTakeTheInjectorsShareOfTheQuotaWhenNoOtherIsTold() {
    Metrics limited =
        new Metrics(List.of(ContainerMetrics.CPU_LIMIT, ContainerMetrics.CPU), 0.5, Double.NaN);

    assertThat(tiers(i -> TestSample.at(i).cpu(0.1).injector(0.4).metrics(limited)).get(0))
        .isEqualTo(new TierResult("global", "cpu", 0.8, Tier.WARNING, 0.7, 0.85));
  }

  @Test
  void shouldTakeTheMachinesShareWhenItIsBusierThanTheContainer() {
    Metrics limited =
        new Metrics(List.of(ContainerMetrics.CPU_LIMIT, ContainerMetrics.CPU), 0.5, 0.2);

    assertThat(tiers(i -> TestSample.at(i).cpu(0.97).metrics(limited)).get(0).actual())
        .isEqualTo(0.97);
  }

  @Test
  void shouldHaveNoTierOfProcessorsThatNoSampleTellsOf() {
    assertThat(tiers(i -> TestSample.at(i).withoutCpu()))
        .extracting(TierResult::metric)
        .containsExactly("memory");
  }

  private static List<TierResult> tiers(IntFunction<TestSample> each) {
    ResourceSummary resources = ResourceSummary.of(TestSample.seconds(20, each));
    return Tiers.of(new MeasuredRun(1).stats(), resources, BANDS);
  }

  @Test
  void shouldPreferAnEndpointsOwnBands() {
    Settings.Tiers bands =
        Given.application(
                """
                salvo.report.tiers.endpoints {
                  a { p95 { warning = 1 ms, critical = 2 ms } }
                  b { errorRate { warning = 0.5, critical = 1 } }
                }
                """)
            .read()
            .report()
            .tiers();
    RunStats stats =
        new MeasuredRun(1)
            .endpoint("a", SortedTimes.of(3), copies(1))
            .endpoint("b", SortedTimes.of(3), copies(1))
            .stats();

    assertThat(Tiers.of(stats, UNSAMPLED, bands).subList(2, 6))
        .containsExactly(
            new TierResult("a", "p95", 3, Tier.CRITICAL, 1, 2),
            new TierResult("a", "errorRate", 0.5, Tier.CRITICAL, 0.01, 0.05),
            new TierResult("b", "p95", 3, Tier.GOOD, 2_000, 5_000),
            new TierResult("b", "errorRate", 0.5, Tier.WARNING, 0.5, 1));
  }

  @Test
  void shouldNameNothingWhenThereIsNoData() {
    assertThat(Tiers.of(new MeasuredRun(1).stats(), UNSAMPLED, BANDS)).isEmpty();
  }

  private static SortedTimes copies(int count) {
    return SortedTimes.of(new long[count]);
  }
}

package salvo.analysis.injector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.analysis.injector.Pause.Reason;
import salvo.config.Given;
import salvo.config.Settings;
import salvo.monitor.container.ContainerMetrics;
import salvo.monitor.sample.Metrics;
import salvo.monitor.sample.ResourceSample;
import salvo.report.TestSample;
import salvo.slo.MeasuredRun;
import salvo.slo.SortedTimes;
import salvo.stats.RunStats;

class PausesTest {

  private static final long START = TestSample.START_MILLIS;
  private static final Settings.InjectorLimits LIMITS =
      Given.nothing().read().report().injectorLimits();
  private static final RunStats STATS =
      new MeasuredRun(30).endpoint("a", SortedTimes.of(1), SortedTimes.of()).stats();

  @ParameterizedTest
  @CsvSource({"200, 0", "201, 1"})
  void shouldCountADelayAsAPauseWhenItIsLongerThanTheLimit(long delay, int pauses) {
    assertThat(pauses(i -> TestSample.at(i).delay(i == 7 ? delay : 30)).all()).hasSize(pauses);
  }

  @Test
  void shouldCoverTheWholeSampleThatCameLate() {
    List<ResourceSample> samples = new ArrayList<>(seconds(12));
    samples.add(TestSample.at(16).delay(4_137).build());

    Pauses pauses = Pauses.of(samples, STATS, LIMITS, 2);

    assertThat(pauses.all())
        .containsExactly(new Pause(START + 12_000, START + 16_000, 4_000, Reason.UNKNOWN));
    assertThat(pauses.longestMillis()).isEqualTo(4_000);
    assertThat(pauses.seconds(START).text()).isEqualTo("seconds 12 to 15 of the load");
  }

  @Test
  void shouldMarkWhatWasUnderWayInAPauseOrAsLongAfterIt() {
    Pauses pauses = pauses(i -> TestSample.at(i).delay(i == 10 ? 500 : 0));

    assertThat(pauses.isMarked(START + 8_900, START + 8_999)).isFalse();
    assertThat(pauses.isMarked(START + 8_900, START + 9_000)).isTrue();
    assertThat(pauses.isMarked(START + 10_500, START + 10_501)).isTrue();
    assertThat(pauses.isMarked(START + 10_501, START + 10_600)).isFalse();
  }

  @Test
  void shouldNotMarkARequestThatAPauseIsASmallPartOf() {
    Pauses pauses = pauses(i -> TestSample.at(i).delay(i == 10 || i == 11 ? 300 : 0));

    assertThat(pauses.isMarked(START + 5_000, START + 11_000)).isTrue();
    assertThat(pauses.isMarked(START + 5_000, START + 11_001)).isFalse();
  }

  @Test
  void shouldGiveTheTimeThatNoPauseShowsIn() {
    Pauses pauses = pauses(i -> TestSample.at(i).delay(i == 3 ? 400 : i == 4 ? 300 : 0));

    assertThat(pauses.calm(START, START + 10_000))
        .containsExactly(
            new Pauses.Span(START, START + 2_000), new Pauses.Span(START + 4_300, START + 10_000));
    assertThat(pauses.calm(START + 2_000, START + 4_000)).isEmpty();
  }

  @Test
  void shouldTellCollectionsAndTheQuotaApart() {
    Metrics stopped = new Metrics(List.of(ContainerMetrics.STOPPED), 560);

    assertThat(pauses(i -> TestSample.at(i).delay(i == 3 ? 400 : 0).gcPause(300)).reason())
        .isEqualTo(Reason.COLLECTION);
    assertThat(pauses(i -> TestSample.at(i).delay(70).metrics(stopped)).reason())
        .isEqualTo(Reason.QUOTA);
    assertThat(pauses(i -> TestSample.at(i).delay(400)).reason()).isEqualTo(Reason.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "30, 0.97, 0.5, 0.5, 30",
    "30, 0.97, 0.5, 1.2, 0",
    "30, 0.9, 0.1, 0.1, 0",
    "19, 0.97, 0.5, 0.5, 0",
    "20, 0.97, 0.5, 0.5, 20"
  })
  void shouldCountAllOfALoadWhenOthersKeepTheMachineBusy(
      int seconds, double cpu, double injector, double target, int pauses) {
    List<ResourceSample> samples =
        TestSample.seconds(
            seconds, i -> TestSample.at(i).cpu(cpu).injector(injector).target(target, 1));

    assertThat(Pauses.of(samples, STATS, LIMITS, 2).all())
        .hasSize(pauses)
        .allSatisfy(it -> assertThat(it.reason()).isEqualTo(Reason.OTHERS));
  }

  @Test
  void shouldNotBlameOthersWhenTheTargetIsNotKnown() {
    assertThat(pauses(i -> TestSample.at(i).cpu(1).injector(0.2)).isEmpty()).isTrue();
  }

  @Test
  void shouldSeeAPauseThatTheLoadBeganOrEndedIn() {
    RunStats late = new MeasuredRun(4).endpoint("a", SortedTimes.of(1), SortedTimes.of()).stats();
    List<ResourceSample> samples = new ArrayList<>(seconds(3));
    samples.add(TestSample.at(6).delay(2_900).build());
    samples.add(TestSample.at(7).delay(900).build());

    assertThat(Pauses.of(samples, late, LIMITS, 2).all())
        .containsExactly(new Pause(START + 3_000, START + 6_000, 2_900, Reason.UNKNOWN));
  }

  private static List<ResourceSample> seconds(int count) {
    return TestSample.seconds(count, TestSample::at);
  }

  private static Pauses pauses(IntFunction<TestSample> each) {
    return Pauses.of(TestSample.seconds(30, each), STATS, LIMITS, 2);
  }
}

package salvo.analysis.injector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import salvo.config.Given;
import salvo.config.Settings;
import salvo.slo.Metric;
import salvo.slo.Slo;
import salvo.stats.stream.FineTimes;
import salvo.stats.stream.StreamClock;
import salvo.stats.stream.StreamTotals;
import salvo.stats.stream.TestStreams;

/** Streams of "get job", 41 tokens each, whose event loops were 10 ms late at p99. */
class StreamLagTest {

  private static final Settings.InjectorLimits LIMITS =
      Given.nothing().read().report().injectorLimits();
  private static final Slo TTFT = new Slo("get job ttft", Metric.P95, 150);
  private static final Slo WIDE = new Slo("get job ttft", Metric.P99, 1_000);
  private static final Slo TPOT = new Slo("get job tpot", Metric.P95, 4);

  @Test
  void shouldSayWhatIsWrongWhenLateLoopsCouldMoveTheTightestLimit() {
    assertThat(lag(60_000, List.of(WIDE, TTFT)).exceeded())
        .hasValue(
            "The injector's event loops took what came on streams up to 10 ms too late in 99 of 100"
                + " moments. That is more than the allowed 5 %"
                + " (salvo.report.injectorLimits.streamLag) of the tightest limit, 150 ms"
                + " (salvo.systems.llm.slo.\"get job ttft\".p95): give the injector more"
                + " processors, use more injectors with fewer streams each, or set a wider limit.");
  }

  @Test
  void shouldPassWhenLateLoopsCouldNotMoveALimit() {
    assertThat(lag(60_000, List.of(WIDE)).exceeded()).isEmpty();
    assertThat(lag(60_000, List.of()).exceeded()).isEmpty();
    assertThat(lag(60_000, List.of(new Slo("get job ttft", Metric.ERROR_RATE, 0.01))).exceeded())
        .isEmpty();
    assertThat(lag(60_000, List.of(new Slo("another ttft", Metric.P95, 1))).exceeded()).isEmpty();
  }

  @Test
  void shouldSpreadTheLagOverAllTokensWhenALimitIsForEachOfThem() {
    assertThat(lag(60_000, List.of(TPOT)).tightest().orElseThrow().mostMillis())
        .isEqualTo(0.05 * 4 * 40);
    assertThat(lag(60_000, List.of(TPOT)).exceeded().orElseThrow())
        .contains("4 ms for each of 40 tokens (salvo.systems.llm.slo.\"get job tpot\".p95)");
  }

  @Test
  void shouldTakeASpeedForTheTimePerTokenThatItIs() {
    Slo speed = new Slo("get job pace", Metric.ofRequests("streamTokensPerSecond.p5"), 250);

    assertThat(lag(60_000, List.of(speed)).tightest().orElseThrow().mostMillis())
        .isEqualTo(0.05 * 4 * 40);
    assertThat(lag(60_000, List.of(speed)).exceeded().orElseThrow())
        .contains("(salvo.systems.llm.slo.\"get job\".streamTokensPerSecond.p5)");
  }

  @Test
  void shouldKnowLimitsOfGoodput() {
    StreamClock clock =
        clock(60_000, List.of(new StreamClock.Limit("get job", "gap", "a.key", 100)));

    assertThat(StreamLag.of(clock, "llm", List.of(WIDE), streams(), LIMITS).exceeded())
        .hasValueSatisfying(it -> assertThat(it).contains("100 ms (a.key)"));
  }

  @Test
  void shouldJudgeStallsAndLeaveOutTheRealTimeFactor() {
    assertThat(lag(60_000, List.of(new Slo("get job stall", Metric.P95, 100))).exceeded())
        .isPresent();
    StreamClock clock =
        clock(60_000, List.of(new StreamClock.Limit("get job", "rtf", "a.key", 100)));

    assertThat(StreamLag.of(clock, "llm", List.of(), streams(), LIMITS).exceeded()).isEmpty();
  }

  @Test
  void shouldOnlyWarnWhenStreamsWereThereForTooShort() {
    assertThat(lag(5_000, List.of(TTFT)).exceeded()).isEmpty();
    assertThat(lag(5_000, List.of(TTFT)).unproved())
        .hasValueSatisfying(
            it ->
                assertThat(it)
                    .endsWith(
                        "It had streams for only 5 s, too short to make the run invalid"
                            + " (salvo.report.injectorLimits.samples)."));
    assertThat(lag(500, List.of(TTFT)).unproved()).isEmpty();
    assertThat(lag(60_000, List.of(TTFT)).unproved()).isEmpty();
  }

  @Test
  void shouldBeSilentWhenItIsSwitchedOff() {
    Settings.InjectorLimits off =
        Given.application("salvo.report.injectorLimits.streamLag = 1")
            .read()
            .report()
            .injectorLimits();
    StreamLag lag = StreamLag.of(clock(60_000, List.of()), "llm", List.of(TPOT), streams(), off);

    assertThat(lag.exceeded()).isEmpty();
    assertThat(lag.unproved()).isEmpty();
  }

  @Test
  void shouldWarnWhenStreamsOfKnownTimesWereMeasuredWrongly() {
    assertThat(calibrated(0, 8, List.of(TTFT)))
        .hasValue(
            "Before the load, streams of known times were measured wrongly by up to 8 ms in 99 of"
                + " 100, more than 5 % (salvo.report.injectorLimits.streamLag) of the tightest"
                + " limit, 150 ms (salvo.systems.llm.slo.\"get job ttft\".p95): the injector's"
                + " machine was busy with something else.");
    assertThat(calibrated(2, 0, List.of()))
        .hasValueSatisfying(it -> assertThat(it).contains("2 of 80 streams of known tokens"));
    assertThat(calibrated(0, 7, List.of(TTFT))).isEmpty();
    assertThat(calibrated(0, 800, List.of())).isEmpty();
  }

  private static Optional<String> calibrated(long wrong, long millis, List<Slo> slos) {
    FineTimes errors = FineTimes.of(Map.of(Math.max(1, millis * 1_000_000), 80L));
    StreamClock clock =
        new StreamClock(
            new FineTimes(),
            0,
            Optional.of(new StreamClock.Calibration("HTTP/1.1", 80, wrong, errors, errors)),
            List.of());
    return StreamLag.of(clock, "llm", slos, streams(), LIMITS).miscalibrated();
  }

  private static StreamLag lag(long watchedMillis, List<Slo> slos) {
    return StreamLag.of(clock(watchedMillis, List.of()), "llm", slos, streams(), LIMITS);
  }

  private static List<StreamTotals> streams() {
    return TestStreams.totals();
  }

  private static StreamClock clock(long watchedMillis, List<StreamClock.Limit> limits) {
    FineTimes lag = FineTimes.of(Map.of(100_000L, 90L, 10_000_000L, 10L));
    return new StreamClock(lag, watchedMillis, Optional.empty(), limits);
  }
}

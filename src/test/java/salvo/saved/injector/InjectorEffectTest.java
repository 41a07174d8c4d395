package salvo.saved.injector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import salvo.analysis.injector.Pauses;
import salvo.config.Given;
import salvo.config.Settings;
import salvo.event.RunEvent;
import salvo.monitor.sample.ResourceSample;
import salvo.report.TestSample;
import salvo.slo.Metric;
import salvo.slo.Slo;
import salvo.slo.SloEvaluation;
import salvo.slo.SloResult;
import salvo.stats.RunStats;
import salvo.stats.StatsCollector;

/** Loads of 30 s in which a request takes 20 ms, with what a test adds to them. */
class InjectorEffectTest {

  private static final long START = TestSample.START_MILLIS;
  private static final int SECONDS = 30;
  private static final String NO_PORT =
      "j.n.BindException: Cannot assign requested address: /127.0.0.1:18090";
  private static final Slo P99 = new Slo(Slo.GLOBAL, Metric.P99, 500);
  private static final Slo ERRORS = new Slo(Slo.GLOBAL, Metric.ERROR_RATE, 0.01);
  private static final Slo RATE = new Slo(Slo.GLOBAL, Metric.MIN_RPS, 9);
  private static final Settings.InjectorLimits LIMITS =
      Given.nothing().read().report().injectorLimits();

  private final List<RunEvent> events = new ArrayList<>();
  private List<ResourceSample> samples = TestSample.seconds(SECONDS, TestSample::at);

  @Test
  void shouldSayNothingWhenTheInjectorHadNoTrouble() {
    calm(0, SECONDS);

    assertThat(effect(P99, ERRORS))
        .isEqualTo(new InjectorEffect(List.of(), List.of(), List.of(), List.of()));
  }

  @Test
  void shouldNameTheSecondsWhenAPauseAloneMissesAnObjective() {
    pauseOfFourSeconds();

    InjectorEffect effect = effect(P99, ERRORS);

    assertThat(effect.causes())
        .containsExactly(
            "The injector stood still for up to 4 s at a time in seconds 12 to 15 of the load"
                + " (its machine was suspended or too busy, or its process was stopped). Without"
                + " the 46 requests that were under way then, all requests: p99 would be 20 ms and"
                + " not 4.05 s.");
    assertThat(effect.decided()).extracting(SloResult::slo).containsExactly(P99);
    assertThat(effect.warnings()).isEmpty();
    assertThat(effect.pauses()).isEmpty();
  }

  @Test
  void shouldLeaveAFailureToTheTargetWhenItStaysWithoutThePause() {
    pauseOfFourSeconds();
    for (int i = 0; i < 10; i++) {
      request("a", 20_500 + i, 900, "");
    }

    InjectorEffect effect = effect(P99);

    assertThat(effect.causes()).isEmpty();
    assertThat(effect.decided()).isEmpty();
    assertThat(effect.warnings())
        .containsExactly(
            "The injector stood still for up to 4 s at a time in seconds 12 to 15 of the load"
                + " (its machine was suspended or too busy, or its process was stopped); no"
                + " objective that was missed depends on it.");
  }

  @Test
  void shouldOnlyWarnOfAPauseWhenEveryObjectiveIsMet() {
    pauseOfFourSeconds();

    InjectorEffect effect = effect(new Slo(Slo.GLOBAL, Metric.P99, 5_000));

    assertThat(effect.causes()).isEmpty();
    assertThat(effect.warnings()).hasSize(1);
    assertThat(effect.pauses()).isEqualTo(effect.warnings());
  }

  @Test
  void shouldNotWarnOfAShortPause() {
    calm(0, SECONDS);
    samples = TestSample.seconds(SECONDS, i -> TestSample.at(i).delay(i == 9 ? 400 : 0));

    assertThat(effect(P99).warnings()).isEmpty();
  }

  @Test
  void shouldHaveNoValueWhenAllOfAnEndpointWasUnderWayInThePause() {
    pauseOfFourSeconds();
    request("rare", 11_990, 4_050, "");

    assertThat(effect(new Slo("rare", Metric.MAX, 1_000)).causes())
        .singleElement()
        .asString()
        .endsWith(
            "Without the 47 requests that were under way then, rare: maximum would have no value.");
  }

  @Test
  void shouldTakeTheRateOfTheOtherSecondsWhenAPauseLowersIt() {
    pauseOfFourSeconds();

    assertThat(effect(RATE).causes())
        .singleElement()
        .asString()
        .endsWith("all requests: request rate would be 10/s and not 8.83/s.");
  }

  @Test
  void shouldCountNoFigureBesideTheRequestsAsOne() {
    pauseOfFourSeconds();
    for (int i = 0; i < 50; i++) {
      events.add(
          new RunEvent.Request(
              "regular",
              List.of("regular", RunEvent.BESIDE),
              "a goodput",
              START + 20_000 + i,
              START + 20_020 + i,
              false,
              RunEvent.NO_STATUS,
              "not good: time above 1 ms"));
    }

    assertThat(effect(P99, ERRORS).causes())
        .singleElement()
        .asString()
        .contains("the 46 requests")
        .doesNotContain("error rate");
  }

  @Test
  void shouldLeaveAWrongAnswerToTheTargetWhenItCameInAPause() {
    pauseOfFourSeconds();
    for (int i = 0; i < 10; i++) {
      request("a", 12_500 + i, 20, "status.find.is(200), but actually found 500");
    }

    assertThat(effect(ERRORS).causes()).isEmpty();
  }

  @Test
  void shouldNotCountATimeoutThatAPauseBrought() {
    pauseOfFourSeconds();
    for (int i = 0; i < 10; i++) {
      request("a", 11_990, 4_100, "Request timeout to localhost/127.0.0.1:80 after 3000 ms");
    }

    assertThat(effect(ERRORS).causes())
        .singleElement()
        .asString()
        .endsWith("all requests: error rate would be 0 % and not 3.64 %.");
  }

  @Test
  void shouldNameItsOwnFailuresWhenTheyDecideTheErrorRate() {
    calm(0, SECONDS);
    for (int i = 0; i < 100; i++) {
      request("a", 3_000 + i * 40, 0, NO_PORT);
    }

    InjectorEffect effect = effect(P99, ERRORS);

    assertThat(effect.causes())
        .containsExactly(
            "100 requests were never sent in seconds 3 to 6 of the load, because the injector"
                + " itself failed (no free port). Without them all requests: error rate would be"
                + " 0 % and not 25 %. The injector ran out of local ports: set"
                + " salvo.http.shareConnections to true or use several injectors.");
    assertThat(effect.decided()).extracting(SloResult::slo).containsExactly(ERRORS);
  }

  @Test
  void shouldNotPassATimeByFailuresThatTookNone() {
    for (int second = 0; second < SECONDS; second++) {
      request("a", second * 1_000L, 600, "");
    }
    for (int i = 0; i < 3_000; i++) {
      request("a", i * 10L, 0, "java.io.IOException: Too many open files");
    }

    InjectorEffect effect = effect(P99);

    assertThat(effect.causes())
        .singleElement()
        .asString()
        .contains(
            "(too many open files). Without them all requests: p99 would be 600 ms and not 0 ms");
  }

  @Test
  void shouldOnlyWarnOfItsOwnFailuresWhenNoObjectiveDependsOnThem() {
    calm(0, SECONDS);
    request("a", 7_100, 0, "j.n.UnknownHostException: Failed to resolve 'shop' [A(1)]");

    InjectorEffect effect = effect(ERRORS);

    assertThat(effect.pauses()).isEmpty();
    assertThat(effect.causes()).isEmpty();
    assertThat(effect.warnings())
        .containsExactly(
            "1 request was never sent in second 7 of the load, because the injector itself failed"
                + " (dns: shop); no objective depends on them. Check the host name of the base URL"
                + " and the injector's name server.");
  }

  @Test
  void shouldLeaveFailuresToTheTargetThatItsOwnAnswersQuote() {
    calm(0, SECONDS);
    for (int i = 0; i < 100; i++) {
      request(
          "a", 3_000, 20, "jsonPath($.e).find.is(none), but actually found Too many open files");
    }

    assertThat(effect(ERRORS).causes()).isEmpty();
  }

  @Test
  void shouldSaySoWhenTheEventsCannotBeReadAgain() {
    pauseOfFourSeconds();

    InjectorEffect effect = InjectorEffect.of(judged(P99), Replay.NONE);

    assertThat(effect.causes()).isEmpty();
    assertThat(effect.warnings())
        .hasSize(2)
        .last()
        .isEqualTo(
            "What the injector's own trouble did to the figures was not judged, because the log"
                + " cannot be read again: it is not kept.");
  }

  @Test
  void shouldNotReadTheEventsAgainWhenNothingWasMissed() {
    pauseOfFourSeconds();
    Replay broken =
        sink -> {
          throw new IOException("never");
        };

    InjectorEffect effect =
        InjectorEffect.of(judged(new Slo(Slo.GLOBAL, Metric.MAX, 9_000)), broken);

    assertThat(effect.warnings()).hasSize(1);
  }

  /** Ten requests a second; those of second 11 are answered after the pause, in second 16. */
  private void pauseOfFourSeconds() {
    calm(0, 12);
    for (int i = 0; i < 5; i++) {
      request("a", 11_980 + i, 4_050, "");
    }
    calm(16, SECONDS);
    samples = new ArrayList<>(TestSample.seconds(12, TestSample::at));
    samples.add(TestSample.at(16).delay(4_137).build());
    for (int second = 17; second <= SECONDS; second++) {
      samples.add(TestSample.at(second).build());
    }
  }

  private void calm(int from, int to) {
    for (int i = from * 10; i < to * 10; i++) {
      request("a", i * 100L, 20, "");
    }
  }

  private void request(String name, long startMillis, long millis, String message) {
    events.add(
        new RunEvent.Request(
            "s",
            List.of("regular"),
            name,
            START + startMillis,
            START + startMillis + millis,
            message.isEmpty(),
            RunEvent.NO_STATUS,
            message));
  }

  private InjectorEffect effect(Slo... slos) {
    return InjectorEffect.of(judged(slos), events::forEach);
  }

  private InjectorEffect.Judged judged(Slo... slos) {
    StatsCollector collected = new StatsCollector(Set.of());
    collected.accept(events);
    RunStats stats = collected.snapshot();
    long to = START + SECONDS * 1_000L;
    double reached = collected.finishedBetween(START, to) / (double) SECONDS;
    List<SloResult> results = SloEvaluation.evaluate(List.of(slos), stats, reached, Map.of());
    return new InjectorEffect.Judged(
        stats,
        new Window(START, to, collected::finishedBetween),
        results,
        Pauses.of(samples, stats, LIMITS, 2),
        500);
  }
}

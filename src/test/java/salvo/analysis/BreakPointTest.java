package salvo.analysis;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import salvo.event.RunEvent;
import salvo.slo.Metric;
import salvo.slo.Slo;
import salvo.stats.StatsCollector;
import salvo.stats.request.WindowedCounts;
import salvo.workload.InjectionProfile;
import salvo.workload.Stage;

class BreakPointTest {

  private static final Slo P95 = new Slo(Slo.GLOBAL, Metric.P95, 1_000);

  private static final List<Slo> SLOS =
      List.of(
          P95,
          new Slo(Slo.GLOBAL, Metric.ERROR_RATE, 0.01),
          new Slo(Slo.GLOBAL, Metric.MIN_RPS, 900),
          new Slo("get job", Metric.P95, 3_000));

  private final StatsCollector stats = new StatsCollector(Set.of());
  private final List<RunEvent> events = new ArrayList<>();

  @Test
  void shouldNameTheFirstLevelAndItsObjectiveWhenOneBreaks() {
    answers(0, 10, 100);
    answers(10, 20, 400);
    answers(20, 30, 1_500);

    assertThat(sentence(steps(10, 20, 30), SLOS))
        .contains(
            "Break point: at level 3, 30 users, from 20 s to 30 s of the load, all requests: p95"
                + " was 1.5 s, more than the allowed 1 s. At 20 users every objective held.");
  }

  @Test
  void shouldNameTheEndpointWhenOnlyItsObjectiveBreaks() {
    answers(0, 10, 100);
    answers("create job", 0, 10, 300);
    answers(10, 20, 100);
    answers("create job", 10, 20, 600);

    assertThat(sentence(steps(10, 20), List.of(P95, new Slo("create job", Metric.P95, 500))))
        .contains(
            "Break point: at level 2, 20 users, from 10 s to 20 s of the load, create job: p95 was"
                + " 600 ms, more than the allowed 500 ms. At 10 users every objective held.");
  }

  @Test
  void shouldNameThreeWhenMoreBreakAtTheSameLevel() {
    answers(0, 10, 1_200);
    List<Slo> slos =
        List.of(
            P95,
            new Slo("get job", Metric.P95, 1_000),
            new Slo("get job", Metric.P99, 1_000),
            new Slo("get job", Metric.P50, 1_000),
            new Slo("get job", Metric.MEAN, 1_000));

    assertThat(sentence(steps(10, 20), slos).orElseThrow())
        .contains("all requests: p95", "get job: p95", "get job: p99")
        .doesNotContain("p50", "mean")
        .endsWith(" And 2 more objectives were missed. No lower level was offered before.");
  }

  @Test
  void shouldNotJudgeAnEndpointByAFewRequestsOfALevel() {
    answers(0, 10, 100);
    for (int i = 0; i < BreakPoint.LEAST_REQUESTS - 1; i++) {
      accept(new RunEvent.Request("user", List.of(), "rare", 0, 9_000, true, 200, ""));
    }
    List<Slo> slos = List.of(new Slo("rare", Metric.P95, 500));

    assertThat(sentence(steps(10, 20), slos).orElseThrow()).startsWith("No break point: ");

    accept(new RunEvent.Request("user", List.of(), "rare", 0, 9_000, true, 200, ""));

    assertThat(sentence(steps(10, 20), slos).orElseThrow())
        .startsWith("Break point: at level 1, 10 users, ");
  }

  @Test
  void shouldBeginWithTheFirstMeasuredUser() {
    events.add(new RunEvent.User("warm-up load", true, -60_000));
    answers(0, 10, 600);
    answers(10, 20, 100);

    assertThat(sentence(steps(10, 20), List.of(new Slo("get job", Metric.P95, 500))).orElseThrow())
        .startsWith("Break point: at level 1, 10 users, ");
  }

  @Test
  void shouldSayThatNoneWasLowerWhenTheFirstLevelBreaks() {
    answers(0, 10, 1_200);

    assertThat(sentence(steps(10, 20), List.of(P95)).orElseThrow())
        .startsWith("Break point: at level 1, 10 users, from 0 ")
        .endsWith(" No lower level was offered before.");
  }

  @Test
  void shouldSayHowHighTheLoadWentWhenNothingBreaks() {
    answers(0, 20, 100);

    assertThat(sentence(steps(10, 20, 30), SLOS))
        .contains("No break point: every objective held at each level, up to 20 users.");
  }

  @Test
  void shouldSayNothingWhenThereIsOneLevelOrNoAnswer() {
    assertThat(sentence(steps(10, 20), SLOS)).isEmpty();

    answers(0, 10, 100);

    assertThat(BreakPoint.of(steps(10), SLOS)).isEmpty();
    assertThat(BreakPoint.of(steps(10, 20), List.of())).isEmpty();
  }

  private Optional<String> sentence(InjectionProfile profile, List<Slo> slos) {
    BreakPoint point = BreakPoint.of(profile, slos).orElseThrow();
    WindowedCounts counts = point.counts(scenario -> scenario.equals("user"));
    events.forEach(counts);
    return point.sentence(stats, counts);
  }

  private void answers(int from, int to, int millis) {
    answers("get job", from, to, millis);
  }

  /** Ten a second that end within these seconds. */
  private void answers(String name, int from, int to, int millis) {
    if (from == 0) {
      accept(new RunEvent.User("user", true, 0));
    }
    for (int at = from * 1_000 + 50; at < to * 1_000; at += 100) {
      long start = Math.max(0, at - millis);
      accept(new RunEvent.Request("user", List.of(), name, start, at, true, 200, ""));
    }
  }

  private void accept(RunEvent event) {
    events.add(event);
    stats.accept(event);
  }

  private static InjectionProfile steps(int... levels) {
    List<Stage> stages = new ArrayList<>();
    for (int level : levels) {
      stages.add(new Stage.ConcurrentUsers(level, level, ofSeconds(10)));
    }
    return InjectionProfile.closed("steps", 100, stages);
  }
}

package salvo.analysis;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import salvo.event.RunEvent;
import salvo.slo.Metric;
import salvo.slo.Slo;
import salvo.stats.StatsCollector;
import salvo.workload.InjectionProfile;
import salvo.workload.Stage;

class BreakPointTest {

  private static final List<Slo> SLOS =
      List.of(
          new Slo(Slo.GLOBAL, Metric.P95, 1_000),
          new Slo(Slo.GLOBAL, Metric.ERROR_RATE, 0.01),
          new Slo(Slo.GLOBAL, Metric.MIN_RPS, 900),
          new Slo("get job", Metric.P95, 1));

  private final StatsCollector stats = new StatsCollector(Set.of());

  @Test
  void shouldNameTheFirstLevelAndItsObjectiveWhenOneBreaks() {
    answers(0, 10, 100);
    answers(10, 20, 400);
    answers(20, 30, 1_500);

    assertThat(BreakPoint.sentence(steps(10, 20, 30), SLOS, stats))
        .contains(
            "Break point: at 30 users, from 20 s to 30 s of the load, all requests: p95 was 1.5 s,"
                + " more than the allowed 1 s. At 20 users every objective of all requests held.");
  }

  @Test
  void shouldSayThatNoneWasLowerWhenTheFirstLevelBreaks() {
    answers(0, 10, 1_200);

    assertThat(BreakPoint.sentence(steps(10, 20), SLOS, stats).orElseThrow())
        .startsWith("Break point: at 10 users, from 0 ")
        .endsWith(" No lower level was offered before.");
  }

  @Test
  void shouldSayHowHighTheLoadWentWhenNothingBreaks() {
    answers(0, 20, 100);

    assertThat(BreakPoint.sentence(steps(10, 20, 30), SLOS, stats))
        .contains(
            "No break point: every objective of all requests held at each level, up to 20 users.");
  }

  @Test
  void shouldSayNothingWhenThereIsOneLevelOrNoAnswer() {
    assertThat(BreakPoint.sentence(steps(10, 20), SLOS, stats)).isEmpty();

    answers(0, 10, 100);

    assertThat(BreakPoint.sentence(steps(10), SLOS, stats)).isEmpty();
    assertThat(BreakPoint.sentence(steps(10, 20), List.of(), stats)).isEmpty();
  }

  /** Ten a second that end within these seconds. */
  private void answers(int from, int to, int millis) {
    if (from == 0) {
      stats.accept(new RunEvent.User("user", true, 0));
    }
    for (int at = from * 1_000 + 50; at < to * 1_000; at += 100) {
      long start = Math.max(0, at - millis);
      stats.accept(new RunEvent.Request("user", List.of(), "get job", start, at, true, 200, ""));
    }
  }

  private static InjectionProfile steps(int... levels) {
    List<Stage> stages = new ArrayList<>();
    for (int level : levels) {
      stages.add(new Stage.ConcurrentUsers(level, level, ofSeconds(10)));
    }
    return InjectionProfile.closed("steps", 100, stages);
  }
}

package salvo.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import salvo.event.RunEvent;
import salvo.stats.RunStats.ErrorCount;
import salvo.stats.RunStats.Second;
import salvo.stats.request.Summary;

class StatsCollectorTest {

  private static final long START = 1_700_000_000_250L;

  private final StatsCollector stats = new StatsCollector(Set.of("warm-up", "prepare"));

  @Test
  void shouldBreakDownByEndpointAndUserTypeWhenRequestsEnd() {
    stats.accept(request("regular", "list", 0, 100, 200));
    stats.accept(request("regular", "create", 100, 400, 201));
    stats.accept(request("admin", "list", 50, 2_000, 200));
    stats.accept(failure("admin", "list", 1_000, 1_010, 503, "busy"));
    stats.accept(request(List.of(), "health", 10, 11, 200));

    RunStats run = stats.snapshot();
    assertThat(run.durationSeconds()).isEqualTo(2.0);
    assertThat(run.firstStartMillis()).isEqualTo(START);
    assertThat(run.lastEndMillis()).isEqualTo(START + 2_000);
    assertThat(run.total().requests()).isEqualTo(5);
    assertThat(run.total().ok()).isEqualTo(4);
    assertThat(run.total().ko()).isEqualTo(1);
    assertThat(run.total().requestsPerSecond()).isEqualTo(2.5);
    assertThat(run.total().statuses()).isEqualTo(Map.of(200, 3L, 201, 1L, 503, 1L));
    assertThat(run.total().okStatuses()).isEqualTo(Map.of(200, 3L, 201, 1L));
    assertThat(run.endpoints())
        .extracting(Summary::name)
        .containsExactly("create", "health", "list");
    assertThat(run.userTypes()).extracting(Summary::name).containsExactly("admin", "regular");
    Summary list = run.endpoints().get(2);
    assertThat(list.requestsPerSecond()).isEqualTo(1.5);
    assertThat(list.errorRate()).isEqualTo(1 / 3.0);
    Naive.assertSame(list.all(), new long[] {100, 1_950, 10});
    Naive.assertSame(list.ofOk(), new long[] {100, 1_950});
    Naive.assertSame(list.ofKo(), new long[] {10});
    Naive.assertSame(run.userTypes().get(0).all(), new long[] {1_950, 10});
    assertThat(run.errors())
        .containsExactly(new ErrorCount("list", "busy", 503, 1, START + 1_010, START + 1_010));
  }

  @Test
  void shouldCountWhatStandsForManySoOften() {
    stats.accept(request("regular", "chat", 0, 2_000, 200));
    stats.accept(
        new RunEvent.Request(
            "",
            List.of("regular", RunEvent.BESIDE),
            "chat tokens",
            START + 1_990,
            START + 2_000,
            true,
            0,
            "412 times"));

    RunStats run = stats.snapshot();
    Summary tokens = run.endpoints().get(1);
    assertThat(tokens.requests()).isEqualTo(412);
    assertThat(tokens.requestsPerSecond()).isEqualTo(206);
    assertThat(tokens.all().percentile(99)).isEqualTo(10);
    assertThat(tokens.statuses()).isEqualTo(Map.of(0, 412L));
    assertThat(run.grouped().get(0).steps().steps().get(0).ok().total()).isEqualTo(412);
    assertThat(run.total().requests()).isEqualTo(1);
  }

  @Test
  void shouldBeginSecondsAtTheFirstStartWhenEventsComeOutOfOrder() {
    stats.accept(request("regular", "late", 1_990, 2_040, 200));
    stats.accept(failure("regular", "list", 40, 1_060, 500, "broken"));
    stats.accept(request("regular", "list", 30, 940, 200));
    stats.accept(user("regular", false, 950));
    stats.accept(user("regular", true, 0));
    stats.accept(user("regular", true, 20));
    stats.accept(user("regular", false, 2_050));

    RunStats run = stats.snapshot();
    assertThat(run.startMillis()).isEqualTo(START - 50);
    assertThat(stats.measuredStartMillis()).hasValue(START);
    assertThat(run.timeSeries())
        .containsExactly(
            new Second(0, 2, 1, 1, 0, 2, 2, 910, 910, 910),
            new Second(1, 0, 1, 0, 1, 0, 1, 1_020, 1_020, 1_020),
            new Second(2, 1, 1, 1, 0, 0, 1, 50, 50, 50));
  }

  @Test
  void shouldLeaveNoGapWhenNothingHappensForSeconds() {
    stats.accept(user("regular", true, 0));
    stats.accept(user("regular", false, 3_100));

    assertThat(stats.snapshot().timeSeries())
        .containsExactly(
            new Second(0, 0, 0, 0, 0, 1, 1, 0, 0, 0),
            new Second(1, 0, 0, 0, 0, 0, 1, 0, 0, 0),
            new Second(2, 0, 0, 0, 0, 0, 1, 0, 0, 0),
            new Second(3, 0, 0, 0, 0, 0, 1, 0, 0, 0));
  }

  @Test
  void shouldNotCountUsersWhenTheirScenarioIsNotMeasured() {
    stats.accept(user("warm-up", true, -9_000));
    stats.accept(user("prepare", true, -5_000));
    stats.accept(user("regular", true, 0));
    stats.accept(user("warm-up", false, 400));
    stats.accept(request("regular", "list", 5, 9, 200));

    assertThat(stats.measuredStartMillis()).hasValue(START);
    assertThat(stats.snapshot().timeSeries())
        .containsExactly(new Second(0, 1, 1, 1, 0, 1, 1, 4, 4, 4));
  }

  @Test
  void shouldNotCountBothUsersWhenOneEndsAsTheNextStarts() {
    stats.accept(user("regular", true, 0));
    stats.accept(user("regular", true, 500));
    stats.accept(user("regular", false, 500));
    stats.accept(user("regular", false, 800));

    assertThat(stats.snapshot().timeSeries()).extracting(Second::activeUsers).containsExactly(1);
  }

  @Test
  void shouldCountToTheMillisecondWhenAWindowIsAsked() {
    for (int i = 0; i < 5_000; i++) {
      stats.accept(request("regular", "list", i, i + 7, 200));
    }

    assertThat(stats.finishedBetween(START, START + 7)).isZero();
    assertThat(stats.finishedBetween(START, START + 8)).isEqualTo(1);
    assertThat(stats.finishedBetween(START + 1_003, START + 3_456)).isEqualTo(2_453);
    assertThat(stats.finishedBetween(START, START + 9_999)).isEqualTo(5_000);
  }

  @Test
  void shouldCountZeroAndTellWhenTheClockSteppedBack() {
    stats.accept(request("regular", "list", 100, 40, 200));
    stats.accept(request("regular", "list", 100, 130, 200));

    assertThat(stats.clockSteps()).isEqualTo(1);
    Naive.assertSame(stats.responseTimes(), new long[] {0, 30});
    assertThat(stats.snapshot().lastEndMillis()).isEqualTo(START + 130);
    assertThat(stats.finishedBetween(START + 100, START + 101)).isEqualTo(1);
  }

  @Test
  void shouldCountCrashesApartWhenRequestsCannotBeBuilt() {
    stats.accept(user("regular", true, 0));
    stats.accept(new RunEvent.Crash("create: no attribute 'id'", START));
    stats.accept(new RunEvent.Crash("create: no attribute 'id'", START + 9));
    stats.accept(new RunEvent.Group("", List.of("regular"), START, START + 9, 4, false));

    RunStats run = stats.snapshot();
    assertThat(run.crashes())
        .containsExactly(new ErrorCount("", "create: no attribute 'id'", 0, 2, START, START + 9));
    assertThat(run.errors()).isEmpty();
    assertThat(run.total().requests()).isZero();
    assertThat(run.userTypes()).isEmpty();
  }

  @Test
  void shouldSetCrashesApartWhenTheyAreOfTheWarmUpOrTheCleanUp() {
    stats.accept(user("warm-up", true, 0));
    stats.accept(new RunEvent.Crash("list: no token", START));
    stats.accept(user("warm-up", false, 5));
    stats.accept(user("regular", true, 10));
    stats.accept(new RunEvent.Crash("list: no id", START + 11));
    stats.accept(user("regular", false, 12));
    stats.accept(new RunEvent.Crash("delete: no id", START + 20));

    assertThat(stats.crashes())
        .containsExactly(new ErrorCount("", "list: no id", 0, 1, START + 11, START + 11));
    assertThat(stats.unmeasuredCrashes())
        .extracting(ErrorCount::message)
        .containsExactly("delete: no id", "list: no token");
  }

  @Test
  void shouldBeAllZeroWhenNothingHappened() {
    RunStats run = stats.snapshot();

    assertThat(run.total().requests()).isZero();
    assertThat(run.total().errorRate()).isZero();
    assertThat(run.total().requestsPerSecond()).isZero();
    assertThat(run.total().all().percentile(99)).isZero();
    assertThat(run.timeSeries()).isEmpty();
    assertThat(run.endpoints()).isEmpty();
    assertThat(run.startMillis() + run.firstStartMillis() + run.lastEndMillis()).isZero();
    assertThat(run.durationSeconds()).isZero();
    assertThat(stats.measuredStartMillis()).isEmpty();
    assertThat(stats.finishedBetween(0, Long.MAX_VALUE)).isZero();
  }

  @Test
  void shouldHaveNoRateWhenTheOnlyRequestTookNoTime() {
    stats.accept(request("regular", "list", 0, 0, 200));

    assertThat(stats.snapshot().total().requests()).isEqualTo(1);
    assertThat(stats.snapshot().total().requestsPerSecond()).isZero();
  }

  @Test
  void shouldNotChangeASnapshotWhenMoreIsCounted() {
    stats.accept(request("regular", "list", 0, 10, 200));
    RunStats before = stats.snapshot();
    stats.accept(failure("regular", "list", 5_000, 5_010, 500, "broken"));

    assertThat(before.total().requests()).isEqualTo(1);
    Naive.assertSame(before.total().all(), new long[] {10});
    Naive.assertSame(before.endpoints().get(0).ofKo(), new long[] {});
    assertThat(before.total().statuses()).isEqualTo(Map.of(200, 1L));
    assertThat(before.timeSeries()).hasSize(1);
    assertThat(stats.requests()).isEqualTo(2);
    assertThat(stats.ko()).isEqualTo(1);
    Naive.assertSame(stats.responseTimes(), new long[] {10, 10});
  }

  private static RunEvent user(String scenario, boolean start, long at) {
    return new RunEvent.User(scenario, start, START + at);
  }

  private static RunEvent request(String userType, String name, long start, long end, int status) {
    return request(List.of(userType, "task"), name, start, end, status);
  }

  private static RunEvent request(
      List<String> groups, String name, long start, long end, int status) {
    return new RunEvent.Request("", groups, name, START + start, START + end, true, status, "");
  }

  private static RunEvent failure(
      String userType, String name, long start, long end, int status, String message) {
    return new RunEvent.Request(
        "", List.of(userType), name, START + start, START + end, false, status, message);
  }
}

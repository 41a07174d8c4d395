package salvo.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import salvo.event.RunEvent;
import salvo.stats.RunStats.ErrorCount;
import salvo.stats.RunStats.Second;
import salvo.stats.request.RequestStatuses;
import salvo.stats.request.Summary;

/** Groups, scenarios, the slowest requests, what is set apart, and runs of any length. */
class StatsBreakdownTest {

  private static final long START = 1_700_000_000_000L;
  private static final long HOUR = 3_600_000;
  private static final Set<String> UNMEASURED = Set.of("warm-up load");

  private final StatsCollector stats = new StatsCollector(UNMEASURED);

  @Test
  void shouldCountRequestsByGroupHierarchyWhenANameIsUsedInSeveral() {
    stats.accept(request(List.of("regular", "browse"), "list", 0, 10));
    stats.accept(request(List.of("regular", "create"), "list", 0, 20));
    stats.accept(request(List.of("regular", "create"), "add", 0, 30));
    stats.accept(request(List.of(), "list", 0, 40));

    List<GroupedRequests> grouped = stats.snapshot().grouped();

    assertThat(grouped)
        .extracting(it -> it.groups() + " " + it.summary().name())
        .containsExactly(
            "[] list", "[regular, browse] list", "[regular, create] add", "[regular, create] list");
    Naive.assertSame(grouped.get(3).summary().all(), new long[] {20});
  }

  @Test
  void shouldMeasureGroupsWhenTheyEnd() {
    stats.accept(group("regular", List.of("regular", "browse"), 0, 500, 120, true));
    stats.accept(group("regular", List.of("regular", "browse"), 100, 800, 300, false));
    stats.accept(group("warm-up load", List.of("regular", "browse"), 0, 9_000, 9_000, true));

    GroupSummary browse = stats.snapshot().groups().get(0);

    assertThat(stats.snapshot().groups()).hasSize(1);
    assertThat(browse.groups()).containsExactly("regular", "browse");
    assertThat(browse.ok()).isEqualTo(1);
    assertThat(browse.ko()).isEqualTo(1);
    Naive.assertSame(browse.durations(), new long[] {500, 700});
    Naive.assertSame(browse.cumulated(), new long[] {120, 300});
  }

  @Test
  void shouldLeaveOutGroupsOfTheWarmUpWhenALogDoesNotNameTheirScenario() {
    stats.accept(user("warm-up load", true, 0));
    stats.accept(group("", List.of("regular"), 0, 50, 40, true));
    stats.accept(user("warm-up load", false, 50));
    stats.accept(user("regular", true, 100));
    stats.accept(group("", List.of("regular"), 100, 170, 60, true));
    stats.accept(user("regular", false, 170));
    stats.accept(group("", List.of("regular"), 200, 300, 90, true));

    assertThat(stats.snapshot().groups()).hasSize(1);
    Naive.assertSame(stats.snapshot().groups().get(0).durations(), new long[] {70});
  }

  @Test
  void shouldKeepTheTwentySlowestWhateverTheOrder() {
    List<RunEvent> events = new ArrayList<>();
    for (int millis = 1; millis <= 200; millis++) {
      events.add(request(List.of("regular"), "list", millis % 7, millis % 7 + millis / 2));
    }
    events.forEach(stats::accept);
    Collections.shuffle(events, new Random(5));
    StatsCollector shuffled = new StatsCollector(UNMEASURED);
    events.forEach(shuffled::accept);

    List<SlowRequest> slowest = stats.snapshot().slowest();

    assertThat(slowest).hasSize(20).isEqualTo(shuffled.snapshot().slowest());
    assertThat(slowest.get(0).millis()).isEqualTo(100);
    assertThat(slowest.get(19).millis()).isEqualTo(90);
    assertThat(slowest).extracting(SlowRequest::message).containsOnly("");
  }

  @Test
  void shouldCountUsersOfEachScenarioWhenTheyComeAndGo() {
    stats.accept(user("a", true, 0));
    stats.accept(user("a", true, 10));
    stats.accept(user("a", false, 20));
    stats.accept(user("b", true, 2_500));
    stats.accept(user("a", false, 3_000));
    stats.accept(user("warm-up load", true, 0));

    RunStats run = stats.snapshot();

    assertThat(run.usersByScenario())
        .isEqualTo(Map.of("a", List.of(2, 1, 1, 0), "b", List.of(0, 0, 1, 1)));
    assertThat(run.timeSeries()).extracting(Second::activeUsers).containsExactly(2, 1, 2, 1);
  }

  @Test
  void shouldSetTheBeginningApartWhenItIsToBeSkipped() {
    StatsCollector skipping = new StatsCollector(UNMEASURED, Duration.ofSeconds(2));
    skipping.accept(user("regular", true, 0));
    skipping.accept(request(List.of("regular"), "list", 0, 900));
    skipping.accept(request(List.of("regular"), "list", 1_999, 3_000));
    skipping.accept(request(List.of("regular"), "list", 2_000, 2_010));
    skipping.accept(group("regular", List.of("regular"), 1_000, 3_000, 900, true));

    RunStats run = skipping.snapshot();

    assertThat(run.total().requests()).isEqualTo(1);
    assertThat(run.firstStartMillis()).isEqualTo(START + 2_000);
    assertThat(run.skipped().orElseThrow().requests()).isEqualTo(2);
    assertThat(run.skipped().orElseThrow().requestsPerSecond()).isEqualTo(1);
    Naive.assertSame(run.skipped().orElseThrow().all(), new long[] {900, 1_001});
    assertThat(run.timeSeries()).extracting(Second::started).containsExactly(1L, 1L, 1L, 0L);
    assertThat(run.groups()).isEmpty();
    assertThat(run.slowest()).hasSize(1);
    assertThat(stats.snapshot().skipped()).isEmpty();
  }

  @Test
  void shouldTakeLongerStepsWhenARunIsLong() {
    assertSteps(HOUR, 1, 3_600);
    assertSteps(HOUR + 1_000, 2, 1_801);
    assertSteps(24 * HOUR, 50, 1_728);
    assertSteps(30 * 24 * HOUR, 1_000, 2_592);
  }

  /** One user and one request a minute, from the first to the last millisecond. */
  private static void assertSteps(long lengthMillis, int stepSeconds, int steps) {
    StatsCollector collector = new StatsCollector(UNMEASURED);
    long count = 0;
    for (long at = 0; at < lengthMillis; at += 60_000) {
      collector.accept(user("regular", true, at));
      collector.accept(request(List.of("regular"), "list", at, at + 500));
      collector.accept(user("regular", false, at + 500));
      count++;
    }
    collector.accept(request(List.of("regular"), "list", lengthMillis - 100, lengthMillis - 1));

    RunStats run = collector.snapshot();

    assertThat(run.stepSeconds()).isEqualTo(stepSeconds);
    assertThat(run.timeSeries()).hasSize(steps);
    assertThat(run.timeSeries().get(1).second()).isEqualTo(stepSeconds);
    assertThat(run.timeSeries().stream().mapToLong(Second::finished).sum()).isEqualTo(count + 1);
    assertThat(run.timeSeries().stream().mapToLong(Second::usersStarted).sum()).isEqualTo(count);
    assertThat(run.timeSeries()).extracting(Second::activeUsers).allMatch(users -> users <= 1);
    assertThat(run.usersByScenario().get("regular")).hasSize(steps);
    assertThat(run.startMillis()).isEqualTo(START);
  }

  @Test
  void shouldTakeStatusesFromElsewhereWhenALogHasNone() {
    stats.accept(request(List.of("regular"), "list", 0, 10));
    stats.accept(request(List.of("regular"), "list", 0, 20));
    List<RequestStatuses> live =
        List.of(
            new RequestStatuses(List.of("regular"), "list", Map.of(200, 1L, 429, 1L), Map.of()));
    List<ErrorCount> errors = List.of(new ErrorCount("list", "busy", 503, 3, START, START));

    stats.restore(live, errors, List.of(), List.of());

    assertThat(stats.snapshot().total().statuses()).isEqualTo(Map.of(200, 1L, 429, 1L));
    assertThat(stats.snapshot().total().okStatuses()).isEqualTo(Map.of(200, 1L, 429, 1L));
    assertThat(stats.snapshot().errors()).isEqualTo(errors);
    assertThat(stats.errors()).isEqualTo(errors);
    assertThat(stats.crashes()).isEqualTo(stats.snapshot().crashes());
    assertThat(stats.statuses()).isEqualTo(live);
  }

  private static RunEvent user(String scenario, boolean start, long at) {
    return new RunEvent.User(scenario, start, START + at);
  }

  private static RunEvent request(List<String> groups, String name, long start, long end) {
    return new RunEvent.Request("", groups, name, START + start, START + end, true, 0, "");
  }

  @Test
  void shouldCountInNoTotalWhatIsMeasuredBesideTheRequests() {
    List<String> beside = List.of("client", "generate", RunEvent.BESIDE);
    List<String> groups = List.of("client", "generate");
    StatsCollector collector = new StatsCollector(Set.of());
    collector.accept(
        new RunEvent.Request("", groups, "submit job", START, START + 20, true, 200, ""));
    collector.accept(
        new RunEvent.Request("", beside, "job done", START, START + 9_000, false, 0, "lost"));

    RunStats counted = collector.snapshot();

    assertThat(counted.total().requests()).isEqualTo(1);
    assertThat(counted.total().ko()).isZero();
    assertThat(counted.total().all().max()).isEqualTo(20);
    assertThat(counted.durationSeconds()).isEqualTo(0.02);
    assertThat(counted.userTypes()).extracting(Summary::requests).containsExactly(1L);
    assertThat(counted.timeSeries()).hasSize(1);
    assertThat(counted.slowest()).hasSize(1);
    assertThat(counted.endpoints())
        .extracting(Summary::name)
        .containsExactly("submit job", "job done");
    assertThat(counted.endpoints().get(1).all().max()).isEqualTo(9_000);
    assertThat(counted.endpoints().get(1).ko()).isEqualTo(1);
    assertThat(counted.beside()).containsExactly("job done");
    assertThat(collector.requests()).isEqualTo(1);
    assertThat(collector.finishedBetween(START, START + 10_000)).isEqualTo(1);
  }

  private static RunEvent group(
      String scenario, List<String> groups, long start, long end, int cumulated, boolean ok) {
    return new RunEvent.Group(scenario, groups, START + start, START + end, cumulated, ok);
  }
}

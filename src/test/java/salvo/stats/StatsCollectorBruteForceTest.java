package salvo.stats;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import salvo.event.RunEvent;
import salvo.event.RunEvent.Request;
import salvo.event.RunEvent.User;
import salvo.stats.RunStats.ErrorCount;
import salvo.stats.RunStats.Second;
import salvo.stats.request.Summary;

/**
 * Every figure of a run against one computed from the list of its events by filtering and sorting.
 */
class StatsCollectorBruteForceTest {

  private static final long START = 1_700_000_000_000L;
  private static final Set<String> UNMEASURED = Set.of("warm-up");

  @Test
  void shouldEqualBruteForceWhenSetsAreSmallAndRandom() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<RunEvent> events = events(random, 1 + random.nextInt(80), 1 + random.nextInt(6_000));
      assertEqualsBruteForce(collect(events), events);
    }
  }

  @Test
  void shouldEqualBruteForceWhenThereAreManyEvents() {
    List<RunEvent> events = events(new Random(42), 100_000, 5_000);

    assertEqualsBruteForce(collect(events), events);
  }

  private static StatsCollector collect(List<RunEvent> events) {
    StatsCollector collector = new StatsCollector(UNMEASURED);
    events.forEach(collector::accept);
    return collector;
  }

  /** Users of a few scenarios with requests in them, all shuffled; some clock steps and crashes. */
  private static List<RunEvent> events(Random random, int count, int spreadMillis) {
    List<RunEvent> events = new ArrayList<>();
    long base = START + random.nextInt(1_000);
    for (int i = 0; i < count; i++) {
      long at = base + random.nextInt(spreadMillis);
      switch (random.nextInt(8)) {
        case 0 -> addUser(random, events, at);
        case 1 -> events.add(new RunEvent.Crash("list: cause " + random.nextInt(3), at));
        default -> events.add(request(random, at));
      }
    }
    Collections.shuffle(events, random);
    return events;
  }

  private static void addUser(Random random, List<RunEvent> events, long at) {
    String scenario = random.nextInt(4) == 0 ? "warm-up" : "scenario " + random.nextInt(2);
    events.add(new User(scenario, true, at));
    if (random.nextInt(10) != 0) {
      events.add(new User(scenario, false, at + random.nextInt(2_500)));
    }
  }

  private static RunEvent request(Random random, long at) {
    boolean slow = random.nextInt(100) >= 94;
    long millis =
        slow ? 1_500 + random.nextInt(500) : (long) (40 * Math.exp(random.nextGaussian()));
    if (random.nextInt(500) == 0) {
      millis = -random.nextInt(50);
    }
    boolean ok = random.nextInt(12) != 0;
    List<String> groups =
        random.nextInt(9) == 0 ? List.of() : List.of("type " + random.nextInt(4), "task");
    String name = "endpoint " + random.nextInt(6);
    int status =
        ok ? 200 + random.nextInt(3) : new int[] {0, 429, 500, 503, 700}[random.nextInt(5)];
    String message = ok ? "" : "cause " + random.nextInt(4);
    return new Request("", groups, name, at, at + millis, ok, status, message);
  }

  private static void assertEqualsBruteForce(StatsCollector collected, List<RunEvent> events) {
    RunStats run = collected.snapshot();
    List<ErrorCount> crashes = new ArrayList<>(run.crashes());
    crashes.addAll(collected.unmeasuredCrashes());
    assertCrashes(crashes, of(events, RunEvent.Crash.class, c -> true));
    List<Request> requests = of(events, Request.class, r -> true);
    assertSummary(run.total(), requests, run.durationSeconds());
    assertSummaries(run, run.endpoints(), requests, r -> r.name());
    assertSummaries(
        run, run.userTypes(), requests, r -> r.groups().isEmpty() ? "" : r.groups().get(0));
    assertSpan(run, requests);
    assertErrors(run.errors(), requests);
    assertSeconds(run, requests, of(events, User.class, u -> !UNMEASURED.contains(u.scenario())));
  }

  private static void assertSummaries(
      RunStats run,
      List<Summary> summaries,
      List<Request> requests,
      Function<Request, String> key) {
    Map<String, List<Request>> groups = new TreeMap<>(requests.stream().collect(groupingBy(key)));
    groups.remove("");
    assertThat(summaries).extracting(Summary::name).containsExactlyElementsOf(groups.keySet());
    for (Summary summary : summaries) {
      assertSummary(summary, groups.get(summary.name()), run.durationSeconds());
    }
  }

  private static void assertSummary(Summary summary, List<Request> requests, double seconds) {
    Naive.assertSame(summary.all(), times(requests.stream()));
    Naive.assertSame(summary.ofOk(), times(requests.stream().filter(Request::ok)));
    Naive.assertSame(summary.ofKo(), times(requests.stream().filter(r -> !r.ok())));
    assertThat(summary.requests()).isEqualTo(requests.size());
    assertThat(summary.ok() + summary.ko()).isEqualTo(requests.size());
    assertThat(summary.ko()).isEqualTo(summary.ofKo().count());
    assertThat(summary.requestsPerSecond()).isEqualTo(seconds == 0 ? 0 : requests.size() / seconds);
    assertThat(summary.statuses())
        .isEqualTo(requests.stream().collect(groupingBy(Request::status, counting())));
    assertThat(summary.okStatuses())
        .isEqualTo(
            requests.stream().filter(Request::ok).collect(groupingBy(Request::status, counting())));
  }

  private static void assertSpan(RunStats run, List<Request> requests) {
    long first = requests.stream().mapToLong(Request::startMillis).min().orElse(0);
    long last = requests.stream().mapToLong(r -> end(r)).max().orElse(0);
    assertThat(run.firstStartMillis()).isEqualTo(first);
    assertThat(run.lastEndMillis()).isEqualTo(last);
  }

  private static void assertErrors(List<ErrorCount> errors, List<Request> requests) {
    Map<List<Object>, List<Request>> groups =
        requests.stream()
            .filter(r -> !r.ok())
            .collect(groupingBy(r -> List.of(r.name(), r.message(), r.status())));
    assertThat(errors).hasSameSizeAs(groups.keySet());
    assertThat(errors)
        .isSortedAccordingTo((a, b) -> Long.compare(b.count(), a.count()))
        .allSatisfy(
            error -> {
              long[] ends =
                  groups.get(List.of(error.endpoint(), error.message(), error.status())).stream()
                      .mapToLong(r -> end(r))
                      .sorted()
                      .toArray();
              assertThat(error.count()).isEqualTo(ends.length);
              assertThat(error.firstMillis()).isEqualTo(ends[0]);
              assertThat(error.lastMillis()).isEqualTo(ends[ends.length - 1]);
            });
  }

  private static void assertCrashes(List<ErrorCount> counts, List<RunEvent.Crash> crashes) {
    assertThat(counts.stream().collect(toMap(ErrorCount::message, ErrorCount::count, Long::sum)))
        .isEqualTo(crashes.stream().collect(groupingBy(RunEvent.Crash::message, counting())));
  }

  private static void assertSeconds(RunStats run, List<Request> requests, List<User> users) {
    long first =
        Stream.concat(
                requests.stream().map(Request::startMillis),
                users.stream().filter(User::start).map(User::atMillis))
            .min(Long::compare)
            .orElse(0L);
    assertThat(run.startMillis()).isEqualTo(first / 100 * 100);
    long last =
        Stream.concat(requests.stream().map(r -> end(r)), users.stream().map(User::atMillis))
            .max(Long::compare)
            .orElse(0L);
    int seconds = first == 0 ? 0 : (int) ((last - run.startMillis()) / 1000) + 1;
    assertThat(run.timeSeries()).hasSize(seconds);
    int[] alive = alive(users, run.startMillis(), seconds);
    for (Second second : run.timeSeries()) {
      assertSecond(second, run.startMillis(), requests, users);
      int peak = 0;
      for (int i = 0; i < 1000; i++) {
        peak = Math.max(peak, alive[1000 * second.second() + i]);
      }
      assertThat(second.activeUsers()).as("users in %d", second.second()).isEqualTo(peak);
    }
  }

  private static int[] alive(List<User> users, long begin, int seconds) {
    int[] alive = new int[1000 * seconds];
    for (User user : users) {
      alive[(int) (user.atMillis() - begin)] += user.start() ? 1 : -1;
    }
    Arrays.parallelPrefix(alive, Integer::sum);
    return alive;
  }

  private static void assertSecond(
      Second second, long start, List<Request> requests, List<User> users) {
    long from = start + 1000L * second.second();
    Predicate<Long> inside = at -> from <= at && at < from + 1000;
    List<Request> finished = requests.stream().filter(r -> inside.test(end(r))).toList();
    long[] times = times(finished.stream());
    assertThat(second.finished()).isEqualTo(finished.size());
    assertThat(second.ok()).isEqualTo(finished.stream().filter(Request::ok).count());
    assertThat(second.ko()).isEqualTo(finished.stream().filter(r -> !r.ok()).count());
    assertThat(second.started())
        .isEqualTo(requests.stream().filter(r -> inside.test(r.startMillis())).count());
    assertThat(second.usersStarted())
        .isEqualTo(users.stream().filter(u -> u.start() && inside.test(u.atMillis())).count());
    assertThat(second.p50()).isEqualTo(times.length == 0 ? 0 : Naive.percentile(times, 50_000));
    assertThat(second.p95()).isEqualTo(times.length == 0 ? 0 : Naive.percentile(times, 95_000));
    assertThat(second.p99()).isEqualTo(times.length == 0 ? 0 : Naive.percentile(times, 99_000));
  }

  private static long end(Request request) {
    return Math.max(request.startMillis(), request.endMillis());
  }

  private static long[] times(Stream<Request> requests) {
    return requests.mapToLong(r -> end(r) - r.startMillis()).toArray();
  }

  private static <T extends RunEvent> List<T> of(
      List<RunEvent> events, Class<T> type, Predicate<T> filter) {
    return events.stream().filter(type::isInstance).map(type::cast).filter(filter).toList();
  }
}

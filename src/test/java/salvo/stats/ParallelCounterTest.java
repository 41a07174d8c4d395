package salvo.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;
import salvo.event.RecordKinds;
import salvo.event.RunEvent;
import salvo.stats.request.Summary;

class ParallelCounterTest {

  private static final long START = 1_700_000_000_000L;

  @Test
  void shouldCountWhatOneCollectorCountsWhenThereAreManyBatches() {
    StatsCollector alone = new StatsCollector(Set.of());
    StatsCollector together = new StatsCollector(Set.of());
    emit(alone::accept);
    try (ParallelCounter counter = new ParallelCounter(together)) {
      emit(counter);
    }

    RunStats expected = alone.snapshot();
    RunStats actual = together.snapshot();
    assertThat(actual.total().requests()).isEqualTo(100_000);
    assertThat(figures(actual.total())).isEqualTo(figures(expected.total()));
    assertThat(actual.endpoints().stream().map(ParallelCounterTest::figures).toList())
        .isEqualTo(expected.endpoints().stream().map(ParallelCounterTest::figures).toList());
    assertThat(actual.timeSeries()).isEqualTo(expected.timeSeries());
    assertThat(actual.errors()).isEqualTo(expected.errors());
    assertThat(actual.slowest()).isEqualTo(expected.slowest());
    assertThat(actual.usersByScenario()).isEqualTo(expected.usersByScenario());
    assertThat(together.aliveUsers()).isEqualTo(1);
  }

  @Test
  void shouldSetTheBeginningApartAsOneCollectorDoes() {
    StatsCollector alone = new StatsCollector(Set.of(), Duration.ofSeconds(3));
    StatsCollector together = new StatsCollector(Set.of(), Duration.ofSeconds(3));
    emit(alone::accept);
    try (ParallelCounter counter = new ParallelCounter(together)) {
      emit(counter);
    }

    assertThat(figures(together.snapshot().skipped().orElseThrow()))
        .isEqualTo(figures(alone.snapshot().skipped().orElseThrow()));
    assertThat(figures(together.snapshot().total())).isEqualTo(figures(alone.snapshot().total()));
  }

  /** Of seven names and of three paths only some have figures of their own. */
  @Test
  void shouldCountWhatTheEventsTellWhenRecordsComeInTheirPlace() {
    StatsCollector together = bounded();

    requireAlike(bounded(), together, i -> i / 10);

    assertThat(together.folded()).isNotEmpty();
    assertThat(together.snapshot().skipped()).isPresent();
  }

  /** Longer than there are tenths of a second to count in. */
  @Test
  void shouldCountWhatTheEventsTellWhenRecordsAreOfManyHours() {
    requireAlike(
        new StatsCollector(Set.of("scenario 1")),
        new StatsCollector(Set.of("scenario 1")),
        i -> i * 500L);
  }

  /**
   * @param startMillis of the requests by their numbers, ms
   */
  private static void requireAlike(
      StatsCollector alone, StatsCollector together, IntToLongFunction startMillis) {
    emitOfEachKind(alone::accept, startMillis);
    try (ParallelCounter counter = new ParallelCounter(together)) {
      RecordKinds kinds = new RecordKinds(START);
      counter.begin(kinds);
      emitOfEachKind(event -> counter.accept(record(event, kinds), 0), startMillis);
    }

    RunStats expected = alone.snapshot();
    RunStats actual = together.snapshot();
    assertThat(actual.grouped().stream().map(it -> figures(it.summary())).toList())
        .isEqualTo(expected.grouped().stream().map(it -> figures(it.summary())).toList());
    assertThat(actual.grouped().stream().map(GroupedRequests::groups).toList())
        .isEqualTo(expected.grouped().stream().map(GroupedRequests::groups).toList());
    assertThat(actual.groups().stream().map(it -> List.of(it.groups(), it.ok(), it.ko())).toList())
        .isEqualTo(
            expected.groups().stream().map(it -> List.of(it.groups(), it.ok(), it.ko())).toList());
    assertThat(actual.grouped().stream().map(GroupedRequests::steps).toList())
        .isEqualTo(expected.grouped().stream().map(GroupedRequests::steps).toList());
    assertThat(actual.grouped().stream().map(GroupedRequests::slowest).toList())
        .isEqualTo(expected.grouped().stream().map(GroupedRequests::slowest).toList());
    assertThat(actual.skipped().map(ParallelCounterTest::figures))
        .isEqualTo(expected.skipped().map(ParallelCounterTest::figures));
    assertThat(actual.timeSeries()).isEqualTo(expected.timeSeries());
    assertThat(together.during(1_000, 3_000).requests())
        .isEqualTo(alone.during(1_000, 3_000).requests());
    assertThat(together.finishedBetween(START, START + 2_000))
        .isEqualTo(alone.finishedBetween(START, START + 2_000));
    assertThat(actual.errors()).isEqualTo(expected.errors());
    assertThat(actual.crashes()).isEqualTo(expected.crashes()).isNotEmpty();
    assertThat(actual.slowest()).isEqualTo(expected.slowest());
    assertThat(actual.usersByScenario()).isEqualTo(expected.usersByScenario());
    assertThat(together.folded()).isEqualTo(alone.folded());
  }

  private static StatsCollector bounded() {
    return new StatsCollector(Set.of(), Duration.ofSeconds(3)).withNames(4, Set.of("endpoint 6"));
  }

  private static void emitOfEachKind(Consumer<RunEvent> to, IntToLongFunction startMillis) {
    Random random = new Random(8);
    for (int i = 0; i < 50_000; i++) {
      long millis = i % 997 == 0 ? 70_000 : random.nextInt(2_000);
      RunEvent.Request request =
          request(i, START + startMillis.applyAsLong(i), millis, random.nextInt(20) > 0);
      List<String> groups = List.of("type " + i % 3, "task " + i % 2);
      long end = request.endMillis();
      switch (i % 5) {
        case 0 -> to.accept(new RunEvent.User("scenario " + i % 4, i % 2 == 0, end));
        case 1 -> to.accept(new RunEvent.Group("", groups, end - i % 90, end, i % 80, i % 7 > 0));
        case 2 -> to.accept(new RunEvent.Crash("endpoint: no " + i % 3, end));
        default ->
            to.accept(
                new RunEvent.Request(
                    "",
                    i % 10 == 3 ? List.of("job", RunEvent.BESIDE) : groups,
                    request.name(),
                    request.startMillis(),
                    end,
                    request.ok(),
                    0,
                    request.message()));
      }
    }
  }

  private static int[] record(RunEvent event, RecordKinds kinds) {
    if (event instanceof RunEvent.Request it) {
      int kind = number(kinds, RecordKinds.Type.REQUEST, it.groups(), it.name(), it.ok());
      return record(kind, it.startMillis(), it.endMillis(), kinds.messageNumber(it.message()));
    } else if (event instanceof RunEvent.User it) {
      int kind = number(kinds, RecordKinds.Type.USER, List.of(), it.scenario(), it.start());
      return record(kind, it.atMillis(), it.atMillis(), 0);
    } else if (event instanceof RunEvent.Group it) {
      int kind = number(kinds, RecordKinds.Type.GROUP, it.groups(), "", it.ok());
      return record(kind, it.startMillis(), it.endMillis(), it.cumulatedMillis());
    }
    RunEvent.Crash it = (RunEvent.Crash) event;
    int kind = number(kinds, RecordKinds.Type.CRASH, List.of(), "", false);
    return record(kind, it.atMillis(), it.atMillis(), kinds.messageNumber(it.message()));
  }

  private static int number(
      RecordKinds kinds, RecordKinds.Type type, List<String> groups, String name, boolean flag) {
    return kinds.number(new RecordKinds.Kind(type, groups, name, flag));
  }

  private static int[] record(int kind, long start, long end, int rest) {
    return new int[] {kind, (int) (start - START), (int) (end - START), rest};
  }

  @Test
  void shouldFailAtTheEndWhenAnEventCannotBeCounted() {
    ParallelCounter counter = new ParallelCounter(new StatsCollector(Set.of()));
    counter.accept(new RunEvent.User(null, true, START));
    for (int i = 0; i < 100_000; i++) {
      counter.accept(request(i, 7, true));
    }

    assertThatIllegalStateException().isThrownBy(counter::close).withMessage("Counting failed");
  }

  @Test
  void shouldHaveAllRequestsWhenThereAreFewerThanABatch() {
    StatsCollector together = new StatsCollector(Set.of());
    try (ParallelCounter counter = new ParallelCounter(together)) {
      counter.accept(request(0, 7, true));
    }

    assertThat(together.snapshot().total().all().max()).isEqualTo(7);
  }

  private static void emit(Consumer<RunEvent> to) {
    Random random = new Random(7);
    to.accept(new RunEvent.User("regular", true, START));
    for (int i = 0; i < 100_000; i++) {
      to.accept(request(i, 1 + random.nextInt(2_000), random.nextInt(20) > 0));
    }
  }

  private static RunEvent.Request request(int i, long millis, boolean ok) {
    return request(i, START + i / 10, millis, ok);
  }

  private static RunEvent.Request request(int i, long start, long millis, boolean ok) {
    return new RunEvent.Request(
        "",
        List.of("regular"),
        "endpoint " + i % 7,
        start,
        start + millis,
        ok,
        0,
        ok ? "" : "status.find.is(200), found " + (500 + i % 4));
  }

  private static List<Object> figures(Summary of) {
    return List.of(
        of.name(),
        of.requests(),
        of.ko(),
        of.all().percentile(50),
        of.all().percentile(99),
        of.ofOk().max(),
        of.ofOk().mean(),
        of.statuses(),
        of.okStatuses());
  }
}

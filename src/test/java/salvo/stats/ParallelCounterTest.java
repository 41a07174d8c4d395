package salvo.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
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
    long start = START + i / 10;
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

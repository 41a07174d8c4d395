package salvo.live.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import salvo.event.RunEvent;
import salvo.stats.RunStats.ErrorCount;
import salvo.stats.cost.CostTotals;
import salvo.stats.cost.Used;
import salvo.stats.stream.FineTimes;

class LivePartTest {

  private static final long START = 1_700_000_000_000L;
  private static final List<ErrorCount> NONE = List.of();

  private final LiveCounts counts =
      new LiveCounts(Duration.ofSeconds(1), Set.of("get job", "first word"));

  @Test
  void shouldTellTheSameWhenItHasBeenBytes() throws IOException {
    request("get job", 0, 12, true);
    request("get job", 2_000, 400_000, false);
    request("list jobs", 2_000, 40, true);
    counts.add(beside("first word"));
    List<ErrorCount> errors = List.of(new ErrorCount("get job", "é", 503, 7, START, START + 9));

    FineTimes lag = new FineTimes();
    lag.add(1_300_000);
    LiveExtras extras =
        new LiveExtras(
            lag,
            List.of(new CostTotals("chat", "EUR", 3, new BigDecimal("0.0000001"), 2)),
            new Used(5, new BigDecimal("0.0000003")));

    LivePart part = new LivePart(counts.take(), 3.5, 1.25, 12, errors, NONE, extras);
    LivePart read = LivePart.of(part.bytes());

    assertThat(read.requestsPerSecond()).isEqualTo(3.5);
    assertThat(read.failedPerSecond()).isEqualTo(1.25);
    assertThat(read.users()).isEqualTo(12);
    assertThat(read.errors()).isEqualTo(errors);
    assertThat(read.extras()).isEqualTo(extras);
    assertThat(read.counts().all().requests()).isEqualTo(3);
    assertThat(read.counts().all().ko()).isEqualTo(1);
    assertThat(read.counts().all().times().max()).isEqualTo(400_000);
    assertThat(read.counts().judged().keySet())
        .containsExactlyInAnyOrder("list jobs", "get job", "first word");
    assertThat(read.counts().judged().get("get job").requests()).isEqualTo(1);
    assertThat(read.counts().of("get job").requests()).isEqualTo(2);
    assertThat(read.counts().isBeside("first word")).isTrue();
    assertThat(read.counts().isBeside("get job")).isFalse();
    assertThat(read.bytes()).isEqualTo(part.bytes());
  }

  @Test
  void shouldAddUpWhatInjectorsTellBesideTheirRequests() {
    LiveSum sum = new LiveSum();
    sum.add(0, told("0.1", 2));
    sum.add(1, told("0.7", 1));
    sum.add(1, told("0.9", 3));
    sum.lost(0);

    LiveExtras all = sum.take().orElseThrow().extras();

    assertThat(all.costs())
        .containsExactly(new CostTotals("chat", "EUR", 2, new BigDecimal("1.0"), 5));
    assertThat(all.lag().count()).isEqualTo(2);
    assertThat(all.used()).isEqualTo(new Used(2, new BigDecimal("1.0")));
  }

  private static LivePart told(String amount, long good) {
    FineTimes lag = new FineTimes();
    lag.add(1_000_000);
    CostTotals cost = new CostTotals("chat", "EUR", 1, new BigDecimal(amount), good);
    return new LivePart(
        new LiveInterval(),
        0,
        0,
        0,
        NONE,
        NONE,
        new LiveExtras(lag, List.of(cost), new Used(1, cost.amount())));
  }

  @Test
  void shouldKeepRequestsApartWhenManyFiguresAreBesideThem() {
    for (int i = 0; i < 2 * LiveCounts.MOST_OTHERS; i++) {
      counts.add(beside("first word " + i));
    }
    request("list jobs", 2_000, 40, true);

    LiveInterval taken = counts.take();

    assertThat(taken.of("list jobs").requests()).isEqualTo(1);
    assertThat(taken.endpoints()).hasSize(LiveCounts.MOST_OTHERS + 1);
  }

  private static RunEvent.Request beside(String name) {
    return new RunEvent.Request(
        "regular", List.of(RunEvent.BESIDE), name, START + 2_000, START + 2_005, true, 0, "");
  }

  @Test
  void shouldStaySmallWhenASecondHasManyRequests() {
    Random random = new Random(1);
    Set<String> names = Set.copyOf(IntStream.range(0, 10).mapToObj(it -> "call " + it).toList());
    LiveCounts many = new LiveCounts(Duration.ZERO, names);
    for (int i = 0; i < 5_000; i++) {
      many.add(event("call " + i % 10, 0, Math.round(Math.exp(4 + random.nextGaussian())), true));
    }

    assertThat(new LivePart(many.take(), 0, 0, 0, NONE, NONE).bytes()).hasSizeLessThan(6_000);
  }

  @Test
  void shouldTellTheMostFrequentErrorsWhenThereAreManyOfThem() throws IOException {
    List<ErrorCount> errors = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      errors.add(new ErrorCount("get job", "m".repeat(7_000) + i, 500, 1_000 - i, 0, 0));
    }

    byte[] bytes = new LivePart(counts.take(), 0, 0, 0, errors, errors).bytes();

    assertThat(bytes).hasSizeLessThan(60_000);
    assertThat(LivePart.of(bytes).errors()).hasSize(100);
    assertThat(LivePart.of(bytes).errors().get(0).count()).isEqualTo(1_000);
  }

  private void request(String name, long start, long millis, boolean ok) {
    counts.add(event(name, start, millis, ok));
  }

  private static RunEvent.Request event(String name, long start, long millis, boolean ok) {
    return new RunEvent.Request(
        "regular", List.of(), name, START + start, START + start + millis, ok, ok ? 200 : 503, "");
  }
}

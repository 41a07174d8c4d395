package salvo.capacity.shortage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import salvo.capacity.CapacityPlan;
import salvo.capacity.CapacityResult;
import salvo.capacity.Finding;
import salvo.capacity.level.Level;
import salvo.text.Unit;

/** 40/s hold and 44/s break: 20 s of each, in which p95 rises from 100 to 400 ms at the 12th. */
class FirstShortTest {

  private static final int SECONDS = 20;
  private static final WatchedResource CPU = WatchedResource.ofShare("CPU");
  private static final WatchedResource TARGET = new WatchedResource("Target CPU", Unit.CORES, 2);
  private static final WatchedResource WAITING =
      new WatchedResource("pool: connections_waiting", Unit.VALUE, Double.NaN);

  private static final IntToDoubleFunction SLOW_LATE = i -> i < 12 ? 100 + i % 3 : 400;

  @Test
  void shouldNameWhatWasUsedUpBeforeTheTimesRose() {
    assertThat(sentence(CPU, i -> 0.8, i -> i < 2 ? 0.85 : 0.97, SLOW_LATE))
        .hasValue(
            "At 44/s, CPU rose from 80 % to 97 % 10 s before p95 did. That is an order in time,"
                + " and no proof of a cause.");
    assertThat(sentence(TARGET, i -> 1.6, i -> i < 9 ? 1.7 : 1.96, SLOW_LATE))
        .hasValueSatisfying(
            it ->
                assertThat(it)
                    .contains("Target CPU rose from 1.6 cores of 2 to 1.96 cores of 2 3 s before"));
  }

  @Test
  void shouldNameWhatGrewMoreThanTheLoad() {
    assertThat(sentence(WAITING, i -> i % 2, i -> i < 8 ? i % 2 : i, SLOW_LATE))
        .hasValueSatisfying(
            it ->
                assertThat(it)
                    .startsWith("At 44/s, pool: connections_waiting rose from 1 to 10 4 s before"));
    assertThat(sentence(WAITING, i -> 10 + i % 2, i -> 12 + i % 2, SLOW_LATE))
        .as("as much as the load")
        .hasValue("At 44/s, nothing that was watched changed before p95 did.");
  }

  @Test
  void shouldSayThatNothingChangedBeforeWhenAllChangedLater() {
    assertThat(sentence(CPU, i -> 0.3, i -> i < 15 ? 0.33 : 0.97, SLOW_LATE))
        .hasValue("At 44/s, nothing that was watched changed before p95 did.");
    assertThat(sentence(CPU, i -> 0.3, i -> i < 12 ? 0.33 : 0.97, SLOW_LATE))
        .hasValue(
            "At 44/s, nothing that was watched changed before p95 did; in the same second CPU rose"
                + " from 30 % to 97 %.");
  }

  @Test
  void shouldNotBeMisledByWhatLastsForASecondOrWasSoBefore() {
    assertThat(sentence(CPU, i -> 0.5, i -> i == 4 ? 1 : 0.5, SLOW_LATE).orElseThrow())
        .contains("nothing that was watched");
    assertThat(sentence(CPU, i -> 0.95, i -> 0.99, SLOW_LATE).orElseThrow())
        .contains("nothing that was watched");
    assertThat(sentence(WAITING, i -> i == 3 ? 30 : 0, i -> 20, SLOW_LATE).orElseThrow())
        .contains("nothing that was watched");
  }

  @Test
  void shouldTakeTheFailuresWhenTheyComeFirst() {
    List<WatchedSecond> seconds = new ArrayList<>(held(i -> 0.5));
    for (int i = 0; i < SECONDS; i++) {
      seconds.add(second(1, 100, i < 6 ? 0 : 0.2, i < 3 ? 0.5 : 1));
    }

    assertThat(FirstShort.of(List.of(CPU), seconds, result(40, 44)).map(Finding::sentence))
        .hasValueSatisfying(
            it -> assertThat(it).contains("CPU rose from 50 % to 100 % 3 s before the failures"));
  }

  @Test
  void shouldTellTheEarliestFirstWhenSeveralChanged() {
    List<WatchedSecond> seconds = new ArrayList<>();
    for (int i = 0; i < SECONDS; i++) {
      seconds.add(second(0, 100, 0, 0.5, 1));
    }
    for (int i = 0; i < SECONDS; i++) {
      seconds.add(second(1, SLOW_LATE.applyAsDouble(i), 0, i < 9 ? 0.5 : 0.95, i < 5 ? 1 : 9));
    }

    assertThat(
            FirstShort.of(List.of(CPU, WAITING), seconds, result(40, 44)).orElseThrow().sentence())
        .startsWith(
            "At 44/s, pool: connections_waiting rose from 1 to 9 7 s before p95 did; CPU rose from"
                + " 50 % to 95 % 3 s before p95 did.");
  }

  @Test
  void shouldSayNothingWhenItCannotBeTold() {
    assertThat(sentence(CPU, i -> 0.5, i -> 0.97, i -> 100)).as("no change").isEmpty();
    List<WatchedSecond> seconds = held(i -> 0.5);
    assertThat(FirstShort.of(List.of(), seconds, result(40, 44))).as("not watched").isEmpty();
    assertThat(FirstShort.of(List.of(CPU), seconds, result(40, Double.NaN))).isEmpty();
    assertThat(FirstShort.of(List.of(CPU), seconds, result(Double.NaN, 44))).isEmpty();
    assertThat(sentence(CPU, i -> Double.NaN, i -> Double.NaN, SLOW_LATE).orElseThrow())
        .as("gaps")
        .contains("nothing that was watched");
  }

  private static Optional<String> sentence(
      WatchedResource resource,
      IntToDoubleFunction held,
      IntToDoubleFunction broken,
      IntToDoubleFunction p95) {
    List<WatchedSecond> seconds = new ArrayList<>(held(held));
    seconds.add(new WatchedSecond(OptionalInt.empty(), 900, 0, new double[] {1}));
    for (int i = 0; i < SECONDS; i++) {
      seconds.add(second(1, p95.applyAsDouble(i), 0, broken.applyAsDouble(i)));
    }
    return FirstShort.of(List.of(resource), seconds, result(40, 44)).map(Finding::sentence);
  }

  private static List<WatchedSecond> held(IntToDoubleFunction value) {
    List<WatchedSecond> seconds = new ArrayList<>();
    for (int i = 0; i < SECONDS; i++) {
      seconds.add(second(0, 100 + i % 5, 0, value.applyAsDouble(i)));
    }
    return seconds;
  }

  private static WatchedSecond second(int level, double p95, double failed, double... values) {
    return new WatchedSecond(OptionalInt.of(level), p95, failed, values);
  }

  private static CapacityResult result(double holds, double breaks) {
    CapacityPlan plan =
        new CapacityPlan(
            CapacityPlan.Unit.TASKS_PER_SECOND,
            10,
            100,
            0.1,
            0.95,
            12,
            CapacityPlan.Times.USUAL,
            List.of(),
            OptionalDouble.empty(),
            "mixed");
    return new CapacityResult(
        plan,
        optional(holds),
        optional(breaks),
        List.of(level(40, Level.Outcome.HOLDS), level(44, Level.Outcome.BREAKS)),
        Optional.empty(),
        List.of(),
        2 * SECONDS);
  }

  private static OptionalDouble optional(double level) {
    return Double.isNaN(level) ? OptionalDouble.empty() : OptionalDouble.of(level);
  }

  private static Level level(double level, Level.Outcome outcome) {
    Level.Figures figures =
        new Level.Figures(
            0,
            SECONDS,
            800,
            level,
            level,
            level,
            level,
            0,
            0,
            50,
            100,
            120,
            4,
            OptionalDouble.empty());
    return new Level(
        level, Level.Purpose.SEARCH, outcome, "", List.of(), figures, Optional.empty());
  }
}

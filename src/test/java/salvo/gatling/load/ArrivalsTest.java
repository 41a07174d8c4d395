package salvo.gatling.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import salvo.workload.InjectionProfile;
import salvo.workload.OfferedLoad;
import salvo.workload.Stage;
import salvo.workload.Stage.ArrivalRate;

class ArrivalsTest {

  private static final List<Double> ALONE = List.of(1.0);

  @Test
  void shouldSpreadUsersEvenlyWhenTheRateIsConstant() {
    assertThat(millis(ALONE, 0, constant(4, 2000)))
        .containsExactly(125L, 375L, 625L, 875L, 1125L, 1375L, 1625L, 1875L);
  }

  @Test
  void shouldKeepEachStageToItsTimeWhenTheyEndBetweenSeconds() {
    List<Long> arrivals =
        millis(
            ALONE, 0, constant(20, 1500), constant(200, 500), constant(0, 1250), constant(20, 750));

    assertThat(arrivals).hasSize(30 + 100 + 15);
    assertThat(arrivals).filteredOn(at -> at < 1500).hasSize(30);
    assertThat(arrivals).filteredOn(at -> at >= 1500 && at < 2000).hasSize(100);
    assertThat(arrivals).filteredOn(at -> at >= 2000 && at < 3250).isEmpty();
    assertThat(arrivals).filteredOn(at -> at >= 3250 && at < 4000).hasSize(15);
  }

  @Test
  void shouldRiseAndFallWithTheRateWhenStagesAreRamps() {
    List<Long> arrivals =
        millis(
            ALONE,
            0,
            new ArrivalRate(0, 40, Duration.ofSeconds(2)),
            new ArrivalRate(40, 0, Duration.ofSeconds(2)));

    assertThat(arrivals).hasSize(80).isSorted();
    assertThat(arrivals).filteredOn(at -> at < 1000).hasSize(10);
    assertThat(arrivals).filteredOn(at -> at < 2000).hasSize(40);
    assertThat(arrivals).filteredOn(at -> at >= 3000).hasSize(10);
  }

  @Test
  void shouldAddUpToTheOfferedTasksWhenSharesDoNotDivide() {
    List<Double> shares = List.of(0.6, 0.08, 0.14, 0.1, 0.08);
    Stage stage = constant(26.7, 30_000);

    List<Integer> users =
        IntStream.range(0, 5).mapToObj(own -> millis(shares, own, stage).size()).toList();

    assertThat(users.stream().mapToInt(Integer::intValue).sum()).isEqualTo(801);
    assertThat(users).containsExactly(481, 64, 112, 80, 64);
  }

  @Test
  void shouldHaveNobodyToComeWhenTheShareIsTooSmall() {
    Arrivals none = new Arrivals(List.of(constant(1, 10_000)), List.of(0.999, 0.001), 1, 10);

    assertThat(none.hasNext()).isFalse();
    assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(none::nextLong);
  }

  private static List<Long> millis(List<Double> shares, int own, Stage... stages) {
    long all =
        OfferedLoad.of(InjectionProfile.open("test", 1, List.of(stages))).tasks().orElseThrow();
    Arrivals arrivals = new Arrivals(List.of(stages), shares, own, all);
    List<Long> millis = new ArrayList<>();
    arrivals.forEachRemaining((long nanos) -> millis.add(nanos / 1_000_000));
    return millis;
  }

  private static Stage constant(double rate, int millis) {
    return new ArrivalRate(rate, rate, Duration.ofMillis(millis));
  }
}

package salvo.gatling.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.workload.Stage;
import salvo.workload.Stage.ArrivalRate;
import scala.collection.Iterator;
import scala.concurrent.duration.FiniteDuration;

/** When Gatling itself, given the steps, starts the users. */
class ArrivalsTest {

  @Test
  void shouldSpreadUsersEvenlyWhenTheRateIsConstant() {
    assertThat(arrivals(1, constant(4, 2000)))
        .containsExactly(0L, 250L, 500L, 750L, 1000L, 1250L, 1500L, 1750L);
  }

  @Test
  void shouldStartUsersInEverySliceWhenAStageLastsLessThanASecond() {
    assertThat(arrivals(1, constant(20, 500)))
        .containsExactly(0L, 50L, 100L, 150L, 200L, 250L, 300L, 350L, 400L, 450L);
  }

  @Test
  void shouldKeepEachStageToItsTimeWhenTheyEndBetweenSeconds() {
    List<Long> arrivals =
        arrivals(1, constant(20, 1500), constant(200, 500), constant(0, 1250), constant(20, 750));

    assertThat(arrivals).hasSize(30 + 100 + 15);
    assertThat(arrivals).filteredOn(at -> at < 1500).hasSize(30);
    assertThat(arrivals).filteredOn(at -> at >= 1500 && at < 2000).hasSize(100);
    assertThat(arrivals).filteredOn(at -> at >= 2000 && at < 3250).isEmpty();
    assertThat(arrivals).filteredOn(at -> at >= 3250 && at < 4000).hasSize(15);
  }

  @Test
  void shouldRiseWithTheRateWhenAStageIsARamp() {
    List<Long> arrivals = arrivals(1, new ArrivalRate(0, 40, Duration.ofMillis(2500)));

    assertThat(arrivals).hasSize(50);
    assertThat(arrivals).filteredOn(at -> at < 1000).hasSize(8);
    assertThat(arrivals).filteredOn(at -> at >= 1000 && at < 2000).hasSize(24);
    assertThat(arrivals).filteredOn(at -> at >= 2000).hasSize(18);
  }

  @ParameterizedTest
  @CsvSource({
    "0.08, 24",
    "0.0333, 10",
    "0.001, 0",
    "0.0016, 0",
    "0.0017, 1",
    "1, 300",
  })
  void shouldStartTheNearestWholeNumberWhenTheShareIsSmall(double share, int users) {
    assertThat(arrivals(share, constant(10, 30_000))).hasSize(users);
  }

  @Test
  void shouldHoldNobodyBackWhenManyStagesRoundDown() {
    ArrivalRate[] stages = new ArrivalRate[10];
    for (int i = 0; i < stages.length; i++) {
      stages[i] =
          i % 2 == 0 ? constant(0.4, 1000) : new ArrivalRate(0.2, 0.6, Duration.ofSeconds(1));
    }

    assertThat(arrivals(1, stages)).hasSize(4);
  }

  private static ArrivalRate constant(double rate, long millis) {
    return new ArrivalRate(rate, rate, Duration.ofMillis(millis));
  }

  private static List<Long> arrivals(double share, ArrivalRate... stages) {
    var steps = InjectionSteps.open(List.<Stage>of(stages), share);
    Iterator<FiniteDuration> chain = scala.collection.Iterator.empty();
    for (int i = steps.size() - 1; i >= 0; i--) {
      chain = steps.get(i).asScala().chain(chain);
    }
    List<Long> millis = new ArrayList<>();
    while (chain.hasNext()) {
      millis.add(chain.next().toMillis());
    }
    return millis;
  }
}

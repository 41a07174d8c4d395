package salvo.gatling.load.inflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.workload.Course;
import salvo.workload.Share;
import salvo.workload.Spacing;
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
    assertThat(millis(List.of(0.999, 0.001), 1, constant(1, 10_000))).isEmpty();
  }

  @Test
  void shouldBringTheSameUsersWhenTheTimeIsSettledPieceByPiece() {
    Stage[] stages = {constant(20, 1500), constant(200, 500), constant(0, 1250), constant(7, 750)};
    Arrivals arrivals =
        new Arrivals(() -> Course.of(List.of(stages)), ALONE, 0, Share.ALL, Spacing.even());

    List<Long> piecewise = new ArrayList<>();
    for (long settled = 0; settled <= 4_000; settled += 50) {
      piecewise.addAll(upTo(arrivals, settled));
    }

    assertThat(piecewise).isEqualTo(millis(ALONE, 0, stages));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 7})
  void shouldBringTheSameUsersWhenSeveralInjectorsShareThem(int injectors) {
    List<Double> shares = List.of(0.5, 0.3, 0.2);
    Course course =
        Course.of(
            List.of(
                new ArrivalRate(0, 40, Duration.ofSeconds(3)),
                constant(0.7, 20_000),
                constant(33, 5_000)));
    for (Spacing spacing : List.of(Spacing.even(), Spacing.poisson(5), Spacing.gamma(3, 5))) {
      for (int own = 0; own < shares.size(); own++) {
        Arrivals alone = new Arrivals(() -> course, shares, own, Share.ALL, spacing);
        List<Long> together = new ArrayList<>();
        List<Integer> parts = new ArrayList<>();
        for (int index = 0; index < injectors; index++) {
          Share part = new Share(index, injectors).ofRow(own);
          List<Long> its = upTo(new Arrivals(() -> course, shares, own, part, spacing), 28_000);
          parts.add(its.size());
          together.addAll(its);
        }

        assertThat(together.stream().sorted().toList()).isEqualTo(upTo(alone, 28_000));
        assertThat(Collections.max(parts) - Collections.min(parts)).isLessThanOrEqualTo(1);
      }
    }
  }

  @Test
  void shouldStartWhatIsOfferedWhenTheCourseChangesAThousandTimes() {
    Random random = new Random(7);
    Course[] course = {Course.of(List.of(constant(50, 600_000)))};
    List<Double> shares = List.of(0.5, 0.3, 0.2);
    List<Arrivals> all =
        IntStream.range(0, 3)
            .mapToObj(own -> new Arrivals(() -> course[0], shares, own, Share.ALL, Spacing.even()))
            .toList();
    List<Long> started = new ArrayList<>();

    for (long settled = 0; settled <= 600_000; settled += 50) {
      for (Arrivals arrivals : all) {
        started.addAll(upTo(arrivals, settled));
      }
      if (random.nextInt(12) == 0 && settled < 600_000) {
        long ramp = random.nextBoolean() ? 0 : random.nextInt(2_000) * 1_000_000L;
        course[0] = course[0].changed(settled * 1_000_000, random.nextInt(200), ramp);
      }
    }

    assertThat(course[0].stages()).hasSizeGreaterThan(1_000);
    assertThat(started).hasSize(Math.toIntExact(Math.round(course[0].area())));
    long[] perSecond = new long[600];
    started.forEach(at -> perSecond[Math.toIntExact(Math.min(599, at / 1_000))]++);
    for (int second = 0; second < 600; second++) {
      double offered =
          course[0].until((second + 1) * 1_000_000_000L).area()
              - course[0].until(second * 1_000_000_000L).area();
      assertThat((double) perSecond[second]).isCloseTo(offered, within(1.0));
    }
  }

  @Test
  void shouldComeAtRandomAndInStepWithTheOthersWhenPoisson() {
    Course course = Course.of(List.of(constant(200, 100_000)));
    List<Double> shares = List.of(0.7, 0.3);
    List<Long> all = new ArrayList<>();
    for (int own = 0; own < 2; own++) {
      Arrivals arrivals = new Arrivals(() -> course, shares, own, Share.ALL, Spacing.poisson(5));
      all.addAll(upTo(arrivals, 100_000));
    }
    all.sort(null);

    // The mean of 100 counts of 200 each, and their variance, which for evenly spaced ones is 0.
    long[] perSecond = new long[100];
    all.forEach(at -> perSecond[Math.toIntExact(at / 1_000)]++);
    double mean = Arrays.stream(perSecond).average().orElseThrow();
    double variance =
        Arrays.stream(perSecond).mapToDouble(it -> (it - mean) * (it - mean)).sum() / 99;
    assertThat(mean).isCloseTo(200, within(6.0));
    assertThat(variance).isBetween(120.0, 300.0);
    Arrivals again = new Arrivals(() -> course, List.of(1.0), 0, Share.ALL, Spacing.poisson(5));
    assertThat(upTo(again, 100_000)).isEqualTo(all);
    Arrivals other = new Arrivals(() -> course, List.of(1.0), 0, Share.ALL, Spacing.poisson(6));
    assertThat(upTo(other, 100_000)).isNotEqualTo(all);
  }

  private static List<Long> millis(List<Double> shares, int own, Stage... stages) {
    Course course = Course.of(List.of(stages));
    return upTo(
        new Arrivals(() -> course, shares, own, Share.ALL, Spacing.even()),
        course.nanos() / 1_000_000);
  }

  private static List<Long> upTo(Arrivals arrivals, long settledMillis) {
    List<Long> millis = new ArrayList<>();
    long settled = settledMillis * 1_000_000;
    for (long at = arrivals.nextUpTo(settled);
        at != Instants.NONE;
        at = arrivals.nextUpTo(settled)) {
      millis.add(at / 1_000_000);
    }
    return millis;
  }

  private static Stage constant(double rate, int millis) {
    return new ArrivalRate(rate, rate, Duration.ofMillis(millis));
  }
}

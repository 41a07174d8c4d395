package salvo.run.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import salvo.capacity.level.Observation;
import salvo.stats.times.TimeCounts;

class SearchSumTest {

  private final SearchSum sum = new SearchSum(2);

  @Test
  void shouldGiveASecondOnceAllHaveToldIt() {
    sum.add(0, second(1, 5, 10, Optional.empty()));
    sum.add(0, second(2, 6, 20, Optional.empty()));
    assertThat(sum.take()).isEmpty();
    sum.add(1, second(1, 7, 30, Optional.of("it used 97 % of its processors")));

    assertThat(sum.take())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.number()).isEqualTo(1);
              assertThat(it.started()).isEqualTo(12);
              assertThat(it.users()).isEqualTo(6);
              assertThat(it.requests().get("get job"))
                  .isEqualTo(new Observation.Ended(times(10, 30), times(400, 400), 4));
              assertThat(it.beside().get("job completion"))
                  .isEqualTo(new Observation.Ended(times(910, 930), TimeCounts.NONE, 0));
              assertThat(it.injector().cpu()).hasValue(0.5);
              assertThat(it.injector().limit()).contains("injector 1 used 97 % of its processors");
            });
    assertThat(sum.take()).isEmpty();
  }

  @Test
  void shouldWaitForNobodyWhoIsLost() {
    sum.add(0, second(1, 5, 10, Optional.empty()));
    sum.lost(1);

    assertThat(sum.take()).extracting(SearchedSecond::started).containsExactly(5L);
  }

  @Test
  void shouldBeTheSameWhenItHasBeenBytes() throws IOException {
    SearchedSecond second = second(3, 5, 10, Optional.of("it stood still for 2 s"));

    assertThat(SearchedSecond.of(second.bytes())).isEqualTo(second);
  }

  private static SearchedSecond second(
      long number, long started, int millis, Optional<String> limit) {
    return new SearchedSecond(
        number,
        started,
        3,
        Map.of("get job", new Observation.Ended(times(millis), times(400), 2)),
        Map.of("job completion", new Observation.Ended(times(900 + millis), TimeCounts.NONE, 0)),
        new Observation.Injector(OptionalDouble.of(limit.isPresent() ? 0.5 : 0.25), limit));
  }

  private static TimeCounts times(int... millis) {
    return IntStream.of(millis)
        .mapToObj(it -> TimeCounts.of(new int[] {it}, new long[] {1}, 1))
        .reduce(TimeCounts.NONE, TimeCounts::plus);
  }
}

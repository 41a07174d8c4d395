package salvo.stats.times;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DenseTimesTest {

  @Test
  void shouldCountWhatSortingCountsWhenSomeAreLong() {
    Random random = new Random(5);
    DenseTimes dense = new DenseTimes();
    for (int round = 0; round < 3; round++) {
      TimeCounter sorting = new TimeCounter();
      for (int i = 0; i < 5_000; i++) {
        long millis = i % 50 == 0 ? random.nextLong(8_000, 3_000_000_000L) : random.nextInt(3_000);
        dense.add(millis);
        sorting.add(millis);
      }

      assertThat(dense.take()).isEqualTo(sorting.counts());
    }
  }

  @Test
  void shouldGiveNothingWhenAllWasTaken() {
    DenseTimes dense = new DenseTimes();
    dense.add(0);
    dense.add(10_000);

    assertThat(dense.take().total()).isEqualTo(2);
    assertThat(dense.take()).isEqualTo(TimeCounts.NONE);
  }
}

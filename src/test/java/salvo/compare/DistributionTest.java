package salvo.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import salvo.compare.block.BlockCollector;
import salvo.compare.block.EndpointBlocks;
import salvo.event.RunEvent;

class DistributionTest {

  @Test
  void shouldCountEachRequestOnceInTheClassesOfBoth() {
    Distribution found =
        Distribution.of(blocks(i -> 1 + i % 4), blocks(i -> 1_000 + i % 2 * 4_000));

    assertThat(found.bounds()).startsWith(0.5, 1.5, 2.5, 3.5, 4.5).isSorted();
    assertThat(found.bounds().get(found.bounds().size() - 1)).isGreaterThan(5_000);
    assertThat(found.base()).startsWith(0.25, 0.25, 0.25, 0.25);
    assertThat(sum(found.base())).isCloseTo(1, within(1e-12));
    assertThat(sum(found.candidate())).isCloseTo(1, within(1e-12));
    assertThat(found.candidate()).filteredOn(it -> it > 0).containsExactly(0.5, 0.5);
    assertThat(found.base()).hasSameSizeAs(found.candidate()).hasSizeBetween(20, 50);
  }

  @Test
  void shouldHaveOneClassWhenAllTimesAreTheSame() {
    assertThat(Distribution.of(blocks(i -> 0), blocks(i -> 0)))
        .isEqualTo(new Distribution(List.of(-0.5, 0.5), List.of(1.0), List.of(1.0)));
  }

  private static double sum(List<Double> shares) {
    return shares.stream().mapToDouble(Double::doubleValue).sum();
  }

  private static EndpointBlocks blocks(IntUnaryOperator millis) {
    BlockCollector collector = new BlockCollector();
    for (int i = 0; i < 400; i++) {
      int took = millis.applyAsInt(i);
      collector.accept(
          new RunEvent.Request("", List.of(), "get", 10L * i, 10L * i + took, i % 3 > 0, 0, ""));
    }
    return collector.blocks("run").total().orElseThrow();
  }
}

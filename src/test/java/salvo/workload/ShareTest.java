package salvo.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareTest {

  @ParameterizedTest
  @CsvSource({"1, 0", "1, 7", "3, 0", "3, 1", "3, 2", "3, 10", "4, 3", "7, 100"})
  void shouldAddUpToTheWholeWhenAllInjectorsTakeTheirPart(int injectors, long all) {
    List<Share> shares = shares(injectors);

    assertThat(shares.stream().mapToLong(it -> it.of(all)).sum()).isEqualTo(all);
    for (Share share : shares) {
      assertThat(share.of(all)).isEqualTo(LongStream.range(0, all).filter(share::has).count());
      assertThat(LongStream.range(0, share.of(all)).map(share::number))
          .isSubsetOf(LongStream.range(0, all).boxed().toList())
          .allMatch(share::has);
    }
  }

  @Test
  void shouldBeginWithAnotherInjectorWhenItIsAnotherRow() {
    List<Integer> first =
        IntStream.range(0, 4)
            .map(
                row ->
                    IntStream.range(0, 3)
                        .filter(index -> new Share(index, 3).ofRow(row).has(0))
                        .findFirst()
                        .orElseThrow())
            .boxed()
            .toList();

    assertThat(first).containsExactly(0, 1, 2, 0);
  }

  @Test
  void shouldRefuseWhenThereIsNoSuchInjector() {
    assertThatThrownBy(() -> new Share(3, 3)).hasMessage("There is no injector 3 of 3");
    assertThatThrownBy(() -> new Share(-1, 3)).hasMessage("There is no injector -1 of 3");
  }

  private static List<Share> shares(int injectors) {
    return IntStream.range(0, injectors).mapToObj(index -> new Share(index, injectors)).toList();
  }
}

package salvo.report.html.packed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class PackedSeriesTest {

  @Test
  void shouldKeepWhatAChartShowsWhenValuesHaveDecimals() {
    PackedSeries packed = PackedSeries.of(List.of(0.12345, Double.NaN, 1.0, 0.5), 100, 2);

    assertThat(packed.scale()).isEqualTo(100);
    assertThat(Unpacked.series(packed)).containsExactly(12.35, Double.NaN, 100.0, 50.0);
  }

  @Test
  void shouldTakeACharacterEachWhenValuesHardlyChange() {
    assertThat(PackedSeries.of(List.of(3.0, 4.0, 4.0, 2.0), 1, 0).text()).hasSize(4);
  }

  @Test
  void shouldNeedNoEscapingWhenItStandsInAPage() {
    assertThat(PackedNumbers.DIGITS).hasSize(88).doesNotContainAnyWhitespaces();
    assertThat(PackedNumbers.DIGITS).doesNotContain("\"", "&", "'", "<", ">", "\\");
  }

  @Test
  void shouldGiveTheSameNumbersWhenTheyAreRead() {
    PackedNumbers packed = new PackedNumbers();
    List<Long> numbers = List.of(0L, 1L, 43L, 44L, 45L, 1_935L, 1_936L, 4_294_967_296L);
    numbers.forEach(packed::add);

    assertThat(Unpacked.numbers(packed.toString())).isEqualTo(numbers);
    assertThatIllegalArgumentException().isThrownBy(() -> new PackedNumbers().add(-1));
  }
}

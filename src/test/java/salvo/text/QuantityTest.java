package salvo.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuantityTest {

  @Test
  void shouldGiveMillisecondsBelowASecond() {
    assertThat(Quantity.millis(0)).isEqualTo("0 ms");
    assertThat(Quantity.millis(0.25)).isEqualTo("0.25 ms");
    assertThat(Quantity.millis(45.678)).isEqualTo("45.7 ms");
    assertThat(Quantity.millis(870)).isEqualTo("870 ms");
    assertThat(Quantity.millis(999.4)).isEqualTo("999 ms");
  }

  @Test
  void shouldGiveSecondsFromOneSecondOn() {
    assertThat(Quantity.millis(999.5)).isEqualTo("1 s");
    assertThat(Quantity.millis(5_000)).isEqualTo("5 s");
    assertThat(Quantity.millis(6_123)).isEqualTo("6.12 s");
    assertThat(Quantity.millis(61_250)).isEqualTo("61.3 s");
  }

  @Test
  void shouldKeepWholeNumbersAndSeparateThousandsWhenFiguresAreLarge() {
    assertThat(Quantity.count(1_234_567)).isEqualTo("1,234,567");
    assertThat(Quantity.perSecond(12_345.6)).isEqualTo("12,346/s");
    assertThat(Quantity.millis(1_234_567)).isEqualTo("1,235 s");
  }

  @Test
  void shouldGiveSharesInPercent() {
    assertThat(Quantity.share(0)).isEqualTo("0 %");
    assertThat(Quantity.share(0.07)).isEqualTo("7 %");
    assertThat(Quantity.share(0.012345)).isEqualTo("1.23 %");
    assertThat(Quantity.share(0.00001)).isEqualTo("0.001 %");
    assertThat(Quantity.share(1)).isEqualTo("100 %");
  }

  @Test
  void shouldGiveMemoryInTheUnitThatFits() {
    assertThat(Quantity.bytes(0)).isEqualTo("0 B");
    assertThat(Quantity.bytes(47.9)).isEqualTo("47.9 B");
    assertThat(Quantity.bytes(47_900)).isEqualTo("47.9 kB");
    assertThat(Quantity.bytes(-2_000_000)).isEqualTo("-2 MB");
    assertThat(Quantity.bytes(999_500)).isEqualTo("1 MB");
    assertThat(Quantity.bytes(1_234_567)).isEqualTo("1.23 MB");
    assertThat(Quantity.bytes(999_499_999)).isEqualTo("999 MB");
    assertThat(Quantity.bytes(999_500_000)).isEqualTo("1 GB");
    assertThat(Quantity.bytes(1_256_000_000_000.0)).isEqualTo("1,256 GB");
  }

  @Test
  void shouldHaveAsManyDigitsAsSetItApartFromABound() {
    assertThat(Quantity.shareBeyond(0.5, 0.1)).isEqualTo("50 %");
    assertThat(Quantity.shareBeyond(0.100001, 0.1)).isEqualTo("10.0001 %");
    assertThat(Quantity.millisBeyond(5_001, 5_000)).isEqualTo("5.001 s");
    assertThat(Quantity.millisBeyond(5, 5)).isEqualTo("5 ms");
  }

  @Test
  void shouldListThingsAsPeopleDo() {
    assertThat(Quantity.listed(List.of())).isEmpty();
    assertThat(Quantity.listed(List.of("one"))).isEqualTo("one");
    assertThat(Quantity.listed(List.of("one", "two"))).isEqualTo("one and two");
    assertThat(Quantity.listed(List.of("one", "two", "three"))).isEqualTo("one, two and three");
  }

  @Test
  void shouldSayUnknownWhenThereIsNoFigure() {
    assertThat(Quantity.perSecond(Double.NaN)).isEqualTo("unknown/s");
    assertThat(Quantity.number(Double.POSITIVE_INFINITY)).isEqualTo("unknown");
  }
}

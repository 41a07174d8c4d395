package salvo.gatling.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How much of an answer counts as having come at once. */
class BurstsTest {

  private static final long MICRO = 1_000;

  private final Bursts bursts = new Bursts();

  @Test
  void shouldAddUpPiecesWhenTheyComeWithinTwoMilliseconds() {
    bursts.add(0, 10);
    bursts.add(1_500 * MICRO, 20);
    bursts.add(2_000 * MICRO, 30);
    bursts.add(2_001 * MICRO, 5);

    assertThat(bursts.largest()).isEqualTo(60);
  }

  @Test
  void shouldNotCallItAtOnceWhenTokensComeFastOneByOne() {
    for (int i = 0; i < 100; i++) {
      bursts.add(i * 1_000 * MICRO, 10);
    }

    assertThat(bursts.largest()).isEqualTo(30);
  }
}

package simulations.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;

/** The audio that a caller sends. */
class SpeechTest {

  @Test
  void shouldBeSixHundredSamplesWhenItIsDecoded() {
    assertThat(Speech.CHUNK).hasSize(1600);
    assertThat(Base64.getDecoder().decode(Speech.CHUNK)).hasSize(1200);
  }

  @Test
  void shouldBeSoundWhenItIsDecoded() {
    byte[] pcm = Base64.getDecoder().decode(Speech.CHUNK);

    assertThat(pcm[0]).isZero();
    assertThat(Math.abs(pcm[19])).isPositive();
  }
}

package salvo.gatling.stream.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sound of 1,000 bytes a second unless it says otherwise: a byte is a millisecond. */
class SoundReadingTest {

  private static final long UNKNOWN = 0xFFFF_FFFFL;
  private static final SoundFormat RAW = SoundFormat.of(1_000);

  @Test
  void shouldHearNoSilenceWhenEachPieceIsThereInTime() {
    SoundReading sound = new SoundReading(RAW);
    piece(sound, 500, 100);
    piece(sound, 599, 300);
    piece(sound, 900, 50);

    assertThat(sound.heard()).isEqualTo(new Heard(ms(450), 0, 0, Long.MIN_VALUE, 0));
  }

  @Test
  void shouldAddUpTheSilencesThatAListenerHears() {
    SoundReading sound = new SoundReading(RAW);
    piece(sound, 500, 100); // heard until 600
    piece(sound, 630, 100); // 30 late, heard until 730
    piece(sound, 640, 100); // until 830
    piece(sound, 900, 10); // 70 late, until 910
    piece(sound, 910, 1); // just in time, until 911
    piece(sound, 911.5, 1);

    assertThat(sound.heard()).isEqualTo(new Heard(ms(312), ms(100.5), ms(70), ms(900), 3));
  }

  @Test
  void shouldHideLatenessWhenTheListenerWaitsForMore() {
    SoundReading sound = new SoundReading(RAW.after(Duration.ofMillis(150)));
    piece(sound, 500, 100);
    piece(sound, 630, 100); // begins, heard until 830
    piece(sound, 900, 100); // 70 late

    assertThat(sound.heard()).isEqualTo(new Heard(ms(300), ms(70), ms(70), ms(900), 1));
  }

  @Test
  void shouldHearAllAtOnceWhenItEndsBeforeEnoughIsThere() {
    SoundReading sound = new SoundReading(RAW.after(Duration.ofSeconds(10)));
    piece(sound, 500, 100);
    piece(sound, 9_000, 100);

    assertThat(sound.heard()).isEqualTo(new Heard(ms(200), 0, 0, Long.MIN_VALUE, 0));
  }

  /** A second has 3 bytes, so that no byte is a whole number of nanoseconds. */
  @Test
  void shouldKeepNoErrorHoweverManyPiecesThereAre() {
    SoundReading sound = new SoundReading(SoundFormat.of(3));
    for (int i = 0; i < 3_000_000; i++) {
      sound.take(new byte[1], 0, 1, i * 1_000_000_000L / 3);
    }

    assertThat(sound.heard().soundNanos()).isEqualTo(1_000_000_000_000_000L);
    assertThat(sound.heard().silenceNanos()).isZero();
  }

  @Test
  void shouldFitWhenThereIsMoreThanAnybodyHears() {
    Playback playback = new Playback(SoundFormat.MOST_PER_SECOND, 0);
    playback.take(Long.MAX_VALUE / 1_000, 0);

    assertThat(playback.heard().soundNanos()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 40, 44, 45, 1_000})
  void shouldTakeTheRateFromTheHeaderHoweverItIsCut(int size) {
    byte[] file = Wav.join(Wav.header(24_000, 1, UNKNOWN), new byte[96_000]);
    SoundReading sound = new SoundReading(SoundFormat.WAV);
    boolean[] any = new boolean[1];
    for (int at = 0; at < file.length; at += size) {
      any[0] = sound.take(file, at, Math.min(file.length, at + size), 0);
      assertThat(any[0]).isEqualTo(at + size > 44);
    }

    assertThat(sound.problem()).isEmpty();
    assertThat(sound.heard().soundNanos()).isEqualTo(ms(2_000));
    assertThat(sound.isCutShort()).isFalse();
  }

  @Test
  void shouldPassOverWhatIsNoSound() {
    byte[] file =
        Wav.join(
            Wav.file("RF64"),
            Wav.chunk("ds64", 28),
            new byte[28],
            Wav.chunk("LIST", 5),
            new byte[6],
            Wav.format(0xFFFE, 16_000, 2),
            Wav.chunk("data", 64_000),
            new byte[64_000],
            Wav.chunk("LIST", 4),
            new byte[4]);
    SoundReading sound = new SoundReading(SoundFormat.WAV);

    assertThat(sound.take(file, 0, file.length, 0)).isTrue();
    assertThat(sound.take(file, 0, 100, 1)).isFalse();
    assertThat(sound.heard().soundNanos()).isEqualTo(ms(1_000));
    assertThat(sound.isCutShort()).isFalse();
  }

  @Test
  void shouldTakeTheRateThatCompressedSoundTells() {
    byte[] file =
        Wav.join(Wav.file("RIFF"), Wav.format(7, 8_000, 1), Wav.chunk("data", 0), new byte[4_000]);
    SoundReading sound = new SoundReading(SoundFormat.WAV);
    sound.take(file, 0, file.length, 0);

    assertThat(sound.heard().soundNanos()).isEqualTo(ms(2_000));
  }

  @Test
  void shouldMissSoundWhenLessCameThanTheHeaderTells() {
    byte[] file = Wav.join(Wav.header(24_000, 1, 100), new byte[99]);
    SoundReading sound = new SoundReading(SoundFormat.WAV);
    sound.take(file, 0, file.length, 0);

    assertThat(sound.isCutShort()).isTrue();
  }

  @Test
  void shouldMissSoundWhenItEndsWithinASample() {
    byte[] file = Wav.join(Wav.header(24_000, 1, UNKNOWN), new byte[99]);
    SoundReading sound = new SoundReading(SoundFormat.WAV);
    sound.take(file, 0, file.length, 0);

    assertThat(sound.isCutShort()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\": \"no such voice\"}",
        "ID3\u0003\u0000 and much more",
        "RIFF....AVI LIST",
        "R"
      })
  void shouldSayWhyItCannotBePlayedWhenItIsNoWav(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
    SoundReading sound = new SoundReading(SoundFormat.WAV);

    assertThat(sound.take(bytes, 0, bytes.length, 0)).isFalse();
    assertThat(sound.problem().orElseThrow()).containsIgnoringCase("WAV");
    assertThat(sound.heard()).isEqualTo(Heard.NOTHING);
  }

  @Test
  void shouldSayWhyItCannotBePlayedWhenItsHeaderIsAbsurd() {
    byte[] still = Wav.join(Wav.file("RIFF"), Wav.format(1, 0, 1), Wav.chunk("data", 0));
    byte[] fast = Wav.join(Wav.file("RIFF"), Wav.format(1, -1, 9), Wav.chunk("data", 0));
    byte[] without = Wav.join(Wav.file("RIFF"), Wav.chunk("data", 0), new byte[100]);

    assertThat(problem(still)).contains("0 bytes per second");
    assertThat(problem(fast)).contains("bytes per second");
    assertThat(problem(without)).contains("does not tell the format");
  }

  /** Whatever comes, it is read to its end, and less is heard than came. */
  @Test
  void shouldTakeAnyBytes() {
    SplittableRandom random = new SplittableRandom(17);
    byte[] start = Wav.header(8_000, 1, UNKNOWN);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      System.arraycopy(start, 0, bytes, 0, Math.min(bytes.length, random.nextInt(45)));
      SoundReading sound = new SoundReading(SoundFormat.WAV);
      sound.take(bytes, 0, bytes.length / 2, 0);
      sound.take(bytes, bytes.length / 2, bytes.length, 1);

      assertThat(sound.heard().soundNanos()).isBetween(0L, ms(200_000));
      assertThat(sound.problem().isPresent() && sound.heard().soundNanos() > 0).isFalse();
    }
  }

  @Test
  void shouldRefuseARateThatNoSoundHas() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SoundFormat.of(0))
        .withMessageContaining("from 1 to 100000000 bytes per second, not 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RAW.after(Duration.ofMillis(-1)))
        .withMessageContaining("buffer");
  }

  private static String problem(byte[] file) {
    SoundReading sound = new SoundReading(SoundFormat.WAV);
    sound.take(file, 0, file.length, 0);
    return sound.problem().orElseThrow();
  }

  private static void piece(SoundReading sound, double millis, int bytes) {
    assertThat(sound.take(new byte[bytes], 0, bytes, ms(millis))).isTrue();
  }

  private static long ms(double millis) {
    return Math.round(millis * 1e6);
  }
}

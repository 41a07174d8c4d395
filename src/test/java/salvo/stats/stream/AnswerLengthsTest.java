package salvo.stats.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whether answers are found to become shorter, in a run of any length. */
class AnswerLengthsTest {

  private static final long START = 1_767_000_000_000L;
  private static final int EACH_MILLIS = 500;

  @Test
  void shouldTellWhenAnswersBecomeShorter() {
    AnswerLengths lengths = lengths(180, i -> i < 90 ? 200 : 100);

    AnswerLengths.Shorter found = lengths.shorter().orElseThrow();
    assertThat(found.inTokens()).isTrue();
    assertThat(found.first()).isEqualTo(200);
    assertThat(found.last()).isEqualTo(100);
  }

  @Test
  void shouldTellItInBytesWhenNobodyCountsTokens() {
    AnswerLengths lengths = new AnswerLengths();
    for (int i = 0; i < 180; i++) {
      lengths.add(START + i * EACH_MILLIS, -1, i < 120 ? 4_000 : 1_000);
    }

    assertThat(lengths.shorter().orElseThrow())
        .isEqualTo(new AnswerLengths.Shorter(4_000, 1_000, false));
  }

  @Test
  void shouldBeSilentWhenThereIsNoChangeToBeSureOf() {
    Random random = new Random(7);

    assertThat(lengths(180, i -> 200).shorter()).isEmpty();
    assertThat(lengths(180, i -> i < 90 ? 100 : 200).shorter()).isEmpty();
    assertThat(lengths(180, i -> i < 90 ? 200 : 170).shorter()).isEmpty();
    assertThat(lengths(80, i -> i < 40 ? 200 : 100).shorter()).isEmpty();
    assertThat(lengths(180, i -> random.nextInt(20) == 0 ? 4_000 : 20).shorter()).isEmpty();
    assertThat(new AnswerLengths().shorter()).isEmpty();
  }

  @Test
  void shouldFindTheSameInSixtyFourStretchesAtMostWhenARunIsLong() {
    AnswerLengths lengths = lengths(100_000, i -> i < 50_000 ? 200 : 100);

    assertThat(lengths.stretches()).hasSizeBetween(32, 65);
    assertThat(lengths.stretchMillis()).isEqualTo(1_024_000);
    assertThat(lengths.shorter().orElseThrow().first()).isEqualTo(200, within(0.001));
  }

  @Test
  void shouldComeToTheSameWhenPartsAreAddedUp() {
    AnswerLengths all = new AnswerLengths();
    AnswerLengths one = new AnswerLengths();
    AnswerLengths other = new AnswerLengths();
    for (int i = 0; i < 1_000; i++) {
      all.add(START + i * EACH_MILLIS, 10 + i, 100);
      (i < 40 ? one : other).add(START + i * EACH_MILLIS, 10 + i, 100);
    }

    assertThat(one.plus(other)).isEqualTo(all);
    assertThat(other.plus(one)).isEqualTo(all);
    assertThat(AnswerLengths.of(all.stretchMillis(), all.stretches())).isEqualTo(all);
  }

  @Test
  void shouldMoveToAnotherClockWhenItIsBehind() {
    AnswerLengths lengths = new AnswerLengths();
    lengths.add(START, 5, 50);

    assertThat(lengths.movedBy(-3_000).stretches().firstKey()).isEqualTo(START / 1_000 - 3);
    assertThat(lengths.movedBy(0)).isEqualTo(lengths);
  }

  private interface Tokens {
    long of(int answer);
  }

  private static AnswerLengths lengths(int answers, Tokens tokens) {
    AnswerLengths lengths = new AnswerLengths();
    for (int i = 0; i < answers; i++) {
      lengths.add(START + (long) i * EACH_MILLIS, tokens.of(i), 1_000);
    }
    return lengths;
  }
}

package salvo.sandbox.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PrefixCacheTest {

  private final PrefixCache cache = new PrefixCache();

  @Test
  void shouldKnowNothingOfAPromptThatBeginsAsNoneBefore() {
    assertThat(cache.cached(words(0, 100))).isZero();
    assertThat(cache.cached(words(1, 100))).isZero();
  }

  @Test
  void shouldKnowAllButTheLastWordOfThePromptThatItHadBefore() {
    cache.cached(words(0, 100));

    assertThat(cache.cached(words(0, 100))).isEqualTo(99);
    assertThat(cache.cached(words(0, 101))).isEqualTo(100 / 16 * 16);
  }

  @Test
  void shouldKnowWholeBlocksOfABeginningThatPromptsHaveInCommon() {
    cache.cached(then(words(0, 40), words(100, 60)));

    assertThat(cache.cached(then(words(0, 40), words(300, 60)))).isEqualTo(32);
    assertThat(cache.cached(then(words(0, 8), words(500, 60)))).isZero();
  }

  @Test
  void shouldKnowShortPromptsOnlyAsAWhole() {
    assertThat(cache.cached(words(0, 1))).isZero();
    assertThat(cache.cached(words(0, 1))).isZero();
    cache.cached(words(0, 9));
    assertThat(cache.cached(words(0, 9))).isEqualTo(8);
  }

  private static String[] words(int from, int count) {
    return IntStream.range(from, from + count).mapToObj(i -> "w" + i).toArray(String[]::new);
  }

  private static String[] then(String[] first, String[] second) {
    return Stream.concat(Stream.of(first), Stream.of(second)).toArray(String[]::new);
  }
}

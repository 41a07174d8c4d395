package salvo.gatling.stream.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens by published encodings, as OpenAI's own tokenizer counts them. */
class TokenizerTest {

  @ParameterizedTest
  @CsvSource({
    "o200k_base, hello world, 2",
    "o200k_base, antidisestablishmentarianism, 6",
    "cl100k_base, antidisestablishmentarianism, 6",
    "r50k_base, antidisestablishmentarianism, 5",
    "p50k_base, 2 + 2 = 4, 5",
    "cl100k_base, 2 + 2 = 4, 7",
    "cl100k_base, お誕生日おめでとう, 9",
    "o200k_base, お誕生日おめでとう, 8"
  })
  void shouldCountAsTheEncodingIsPublished(String encoding, String text, long tokens) {
    assertThat(Tokenizer.of(encoding).count(text)).isEqualTo(tokens);
  }

  @Test
  void shouldTakeSpecialTokensForTextAndNoTextForNoToken() {
    Tokenizer tokenizer = Tokenizer.of("o200k_base");

    assertThat(tokenizer.count("<|endoftext|>")).isGreaterThan(1);
    assertThat(tokenizer.count("")).isZero();
    assertThat(tokenizer.name()).isEqualTo("o200k_base");
  }

  @Test
  void shouldRefuseAnEncodingThatThereIsNot() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tokenizer.of("o300k_base"))
        .withMessage("no encoding o300k_base");
  }

  @Test
  void shouldBeNoneUnlessItWasChosen() {
    assertThat(Tokenizer.ofRun()).isEmpty();
    Tokenizer.choose(Optional.of("r50k_base"));
    assertThat(Tokenizer.ofRun().orElseThrow().name()).isEqualTo("r50k_base");
    Tokenizer.choose(Optional.empty());
    assertThat(Tokenizer.ofRun()).isEmpty();
  }
}

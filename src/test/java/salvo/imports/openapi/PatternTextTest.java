package salvo.imports.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^[A-Z]{2}\\d{4}$",
        "^(red|green|blue)-[a-f0-9]+$",
        "^\\+?[1-9]\\d{1,14}$",
        "^[^@\\s]+@[a-z.]+\\.com$",
        "^(?:ab){2,3}c?$",
        "^[\\w.-]*$",
        "^a|b$",
        "^\\/v\\d\\.x$"
      })
  void shouldMatchThePattern(String pattern) {
    for (int seed = 0; seed < 50; seed++) {
      assertThat(PatternText.of(pattern, new Random(seed)))
          .hasValueSatisfying(it -> assertThat(it).containsPattern(pattern));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"(?=x)y", "\\bword", "[", "(", "a{3", "\\p{L}+", "x{1000}", "[a"})
  void shouldGiveUpWhenAPatternIsNotSimple(String pattern) {
    assertThat(PatternText.of(pattern, new Random(1))).isEmpty();
  }
}

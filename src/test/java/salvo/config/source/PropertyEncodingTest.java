package salvo.config.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.config.Given;

class PropertyEncodingTest {

  private static final String ESCAPED = "a\\\"b\\\\c \\u00e9";
  private static final String TYPED = "a\"b\\c é";

  @Test
  void shouldGiveWhatWasTypedWhenThePlugInEscapedIt() {
    Given given = Given.nothing().property("salvo.http.headers.X-Note", ESCAPED);

    assertThat(given.read(PropertyEncoding.JAVA_ESCAPED).http().headers())
        .containsExactly(Map.entry("X-Note", TYPED));
    assertThat(given.read(PropertyEncoding.PLAIN).http().headers())
        .containsExactly(Map.entry("X-Note", ESCAPED));
  }

  @Test
  void shouldSeeNoContradictionWhenBothNamesAreEscapedAlike() {
    Given given =
        Given.nothing()
            .property("baseUrl", "http:\\/\\/example.com")
            .property("salvo.baseUrl", "http://example.com");

    assertThat(given.read(PropertyEncoding.JAVA_ESCAPED).baseUrl())
        .hasToString("Optional[http://example.com]");
  }

  @ParameterizedTest
  @CsvSource({"a\\tb, '9'", "a\\nb, '10'", "a\\fb, '12'", "a\\rb, '13'", "a\\bb, '8'"})
  void shouldKnowTheControlCharactersOfJava(String escaped, int code) {
    assertThat(PropertyEncoding.JAVA_ESCAPED.decode(escaped)).isEqualTo("a" + (char) code + "b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "ends with \\", "\\q", "\\u12", "\\u12g4", "é"})
  void shouldLeaveTheTextAsItIsWhenItHoldsNoEscape(String text) {
    assertThat(PropertyEncoding.JAVA_ESCAPED.decode(text)).isEqualTo(text);
  }
}

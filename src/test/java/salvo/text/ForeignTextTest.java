package salvo.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignTextTest {

  @ParameterizedTest
  @CsvSource({
    "'a\u001b[31mb', 'a\u241b[31mb'",
    "'a\u0000b\u0007\u007f', 'a\u2400b\u2407\u2421'",
    "'a\u009bb\u0085c', 'a\ufffdb\ufffdc'",
    "'a\r\nb\tc\u2028d\u2029e', 'a  b c d e'",
    "'a\u202eb\u2066c\ufeff', 'a\ufffdb\ufffdc\ufffd'"
  })
  void shouldShowWhatATerminalWouldObey(String text, String shown) {
    assertThat(ForeignText.message(text)).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "GET /a/<id>?x='1'&y=\"2\"", "grüße \ud83d\ude00", "a < b", "\\d</x"})
  void shouldKeepAMessageThatIsHarmless(String text) {
    assertThat(ForeignText.message(text)).isSameAs(text);
  }

  @ParameterizedTest
  @CsvSource({
    "</script><script>x,  \u2039/script>\u2039script>x",
    "a<ScRiPt b,          a\u2039ScRiPt b",
    "<!--x,               \u2039!--x",
    "a\\,                 a\uff3c",
    "'a\u2028b',          'a b'"
  })
  void shouldLeaveNothingInANameThatAScriptWouldObey(String name, String shown) {
    assertThat(ForeignText.name(name)).isEqualTo(shown);
  }

  @Test
  void shouldKeepANameThatIsHarmless() {
    assertThat(ForeignText.name("GET /a/<id> 'x' \"y\" & <s>"))
        .isEqualTo("GET /a/<id> 'x' \"y\" & <s>");
  }
}

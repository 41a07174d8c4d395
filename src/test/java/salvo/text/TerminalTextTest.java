package salvo.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalTextTest {

  private static final TerminalText UNICODE = new TerminalText(false);
  private static final TerminalText ASCII = new TerminalText(true);

  @Test
  void shouldShowCommandsAsTheirCodePoints() {
    assertThat(UNICODE.clean("\u001b[2J\r\n\u009b31m\u007f"))
        .isEqualTo("\\u001b[2J\\u000d\\u000a\\u009b31m\\u007f");
    assertThat(UNICODE.clean("\u202e\u200b\u2028\ufeff\ud83d\ue000"))
        .isEqualTo("\\u202e\\u200b\\u2028\\ufeff\\ud83d\\ue000");
  }

  @Test
  void shouldKeepHarmlessTextOfAnyLanguage() {
    String text = "Générer 生成 🚀 שלום";

    assertThat(UNICODE.clean(text)).isEqualTo(text);
    assertThat(ASCII.clean(text)).isEqualTo("G?n?rer ?? ? ????");
  }

  @Test
  void shouldCountColumnsAndNotCharacters() {
    assertThat(TerminalText.width("job")).isEqualTo(3);
    assertThat(TerminalText.width("生成")).isEqualTo(4);
    assertThat(TerminalText.width("🚀")).isEqualTo(2);
    assertThat(TerminalText.width("e\u0301")).isEqualTo(1);
  }

  @Test
  void shouldCutOnlyWhatIsTooLongAndNeverWithinACharacter() {
    assertThat(UNICODE.fit("create job", 10)).isEqualTo("create job");
    assertThat(UNICODE.fit("create jobs", 10)).isEqualTo("create jo…");
    assertThat(ASCII.fit("create jobs", 10)).isEqualTo("create ...");
    assertThat(UNICODE.fit("生成内容", 6)).isEqualTo("生成…");
  }

  @Test
  void shouldFillUpOnEitherSideAndNeverCutFigures() {
    assertThat(UNICODE.left("生成", 6)).isEqualTo("生成  ");
    assertThat(UNICODE.right("12", 6)).isEqualTo("    12");
    assertThat(UNICODE.right("1,234,567", 6)).isEqualTo("1,234,567");
  }

  @Test
  void shouldWrapAtSpacesAndCutLongerWords() {
    assertThat(UNICODE.wrap("one two three", 8)).containsExactly("one two", "three");
    assertThat(UNICODE.wrap("one twenty", 3)).containsExactly("one", "twe", "nty");
    assertThat(UNICODE.wrap("", 8)).containsExactly("");
  }

  @Test
  void shouldKeepAFigureAndItsUnitInOneLineWhenItWraps() {
    assertThat(UNICODE.wrap("CPU at 100 %, memory", 10))
        .containsExactly("CPU at", "100 %,", "memory");
    assertThat(UNICODE.wrap("p95 at 500 ms", 11)).containsExactly("p95 at", "500 ms");
    assertThat(UNICODE.wrap("heap 1.5 GB.", 9)).containsExactly("heap", "1.5 GB.");
    assertThat(UNICODE.wrap("2 users", 3)).containsExactly("2", "use", "rs");
    assertThat(UNICODE.wrap("100 %", 4)).containsExactly("100", "%");
  }
}

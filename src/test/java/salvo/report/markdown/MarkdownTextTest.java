package salvo.report.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import salvo.report.HostileNames;
import salvo.report.MarkdownDocument;
import salvo.text.TerminalText;

class MarkdownTextTest {

  @ParameterizedTest
  @MethodSource("hostile")
  void shouldReadAsItIsWhenASentenceHoldsIt(String name) {
    MarkdownDocument document = MarkdownDocument.of(table(MarkdownText.prose(name)));

    assertThat(document.rows().get(1)).containsExactly(visible(name), "end");
    assertThat(document.html()).isSubsetOf("<!-- -->", "<span>", "</span>");
    assertThat(document.references()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void shouldReadAsItIsWhenItIsAName(String name) {
    MarkdownDocument document = MarkdownDocument.of(table(MarkdownText.name(name)));

    String shown = visible(name).isEmpty() ? "(unnamed)" : visible(name);
    assertThat(document.rows().get(1)).containsExactly(shown, "end");
    assertThat(document.html()).isSubsetOf("<!-- -->", "<code>", "</code>");
    assertThat(document.references()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void shouldStayOneItemWhenAListHoldsIt(String name) {
    String list = "- " + MarkdownText.prose(name) + "\n- " + MarkdownText.name(name) + "\n";

    assertThat(MarkdownDocument.of(list).kinds())
        .isSubsetOf(
            "BulletList", "Code", "Document", "HtmlInline", "ListItem", "Paragraph", "Text");
  }

  @Test
  void shouldCutByCharactersWhenATextIsLong() {
    assertThat(MarkdownText.name("\ud83d\ude80".repeat(81)))
        .isEqualTo("`" + "\ud83d\ude80".repeat(79) + "…`");
    assertThat(MarkdownText.name("\ud83d\ude80".repeat(80)))
        .isEqualTo("`" + "\ud83d\ude80".repeat(80) + "`");
    assertThat(MarkdownText.example("x".repeat(201))).hasSize(202);
    assertThat(MarkdownText.prose("x".repeat(401))).hasSize(400);
  }

  @ParameterizedTest
  @CsvSource({
    "0.75 for a target, 0.75 for a target",
    "p95 was 6.3 s, p95 was 6.3 s",
    "create job: p95 was, create job: p95 was",
    "1. one, 1\\. one",
    "- one, \\- one",
    "---, \\---",
    "===, \\===",
    "-1 %, -1 %",
    "snake_case, snake\\_case"
  })
  void shouldEscapeNoMoreThanItMust(String sentence, String markdown) {
    assertThat(MarkdownText.prose(sentence)).isEqualTo(markdown);
  }

  private static String table(String cell) {
    return "| a | b |\n|---|---|\n| " + cell + " | end |\n";
  }

  private static String visible(String text) {
    return new TerminalText(false).clean(text).strip();
  }

  private static Stream<String> hostile() {
    return Stream.of(
            HostileNames.FORMULAS.stream(),
            HostileNames.MARKUP.stream(),
            Stream.of(
                "---", "===", "12) x", "\\|", "\\\\|", "|", "`", "$", "a`", "<!--", "\\", "~~~"))
        .flatMap(it -> it);
  }
}

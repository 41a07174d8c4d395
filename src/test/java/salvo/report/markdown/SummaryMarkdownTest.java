package salvo.report.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.analysis.Assessment;
import salvo.analysis.Breakdown;
import salvo.report.Golden;
import salvo.report.HostileNames;
import salvo.report.MarkdownDocument;
import salvo.report.RunReport;
import salvo.report.SampleComparison;
import salvo.report.SampleReports;
import salvo.report.StreamReport;
import salvo.saved.ReportFiles;

class SummaryMarkdownTest {

  private static final List<String> NAMES =
      Stream.concat(HostileNames.FORMULAS.stream(), HostileNames.MARKUP.stream()).toList();

  @Test
  void shouldWriteThePass() throws IOException {
    Golden.assertEqual("summary-pass.md", written(SampleReports.pass()));
  }

  @Test
  void shouldWriteTheFailureWithItsErrors() throws IOException {
    Golden.assertEqual("summary-fail.md", written(SampleReports.fail()));
  }

  @Test
  void shouldWriteThatThereWasNothingToJudge() throws IOException {
    Golden.assertEqual("summary-invalid.md", written(SampleReports.noData()));
  }

  @Test
  void shouldEscapeHostileNames() throws IOException {
    Golden.assertEqual("summary-hostile.md", written(SampleReports.hostile()));
  }

  @Test
  void shouldLetNoNameFormatLinkOrMentionAnything() throws IOException {
    MarkdownDocument document = MarkdownDocument.of(written(SampleReports.named(NAMES, 30)));

    assertThat(document.kinds())
        .containsExactly(
            "BulletList",
            "Code",
            "Document",
            "Heading",
            "HtmlInline",
            "ListItem",
            "Paragraph",
            "StrongEmphasis",
            "TableBlock",
            "TableBody",
            "TableCell",
            "TableHead",
            "TableRow",
            "Text");
    assertThat(document.html()).containsExactly("<!-- -->", "</code>", "<code>");
    assertThat(document.references()).isEmpty();
  }

  @Test
  void shouldShowHostileNamesAsTheyAre() throws IOException {
    List<List<String>> rows =
        MarkdownDocument.of(written(SampleReports.named(NAMES, 1))).rows().stream()
            .filter(it -> it.size() == 7)
            .toList();

    assertThat(rows.stream().map(row -> row.get(1)))
        .contains(
            "a|b\\|c",
            "`code` ``two`` ```",
            "<script>alert(1)</script>&amp;<!-- x -->",
            "ping @octocat and a@b.example",
            "see #123, GH-7, owner/repo#9",
            "# head\\u000a\\u000a- list\\u000d\\u000a1. one\\u000a> quote",
            "**bold** _it_ ~~gone~~ $x$ :smile: \\",
            "\\ud83d half \\udc00",
            "(unnamed)");
  }

  @Test
  void shouldShowTheEndpointsThatMissTheirObjectivesFirst() throws IOException {
    assertThat(MarkdownDocument.of(written(SampleReports.fail())).rows().stream())
        .extracting(row -> row.get(0))
        .containsSubsequence("Endpoint", "generate content", "list jobs", "create job");
  }

  @Test
  void shouldShowRequestsBeforeWhatIsMeasuredBesideThemWhenThatMissesNothing() throws IOException {
    String page = written(StreamReport.report());

    assertThat(
            Pattern.compile("(?m)^\\| `([a-z0-9 ]+)` \\| \\d+ \\|")
                .matcher(page)
                .results()
                .map(it -> it.group(1)))
        .containsExactly(
            "chat gap",
            "chat",
            "chat turn 1",
            "embeddings",
            "job",
            "chat ttft",
            "chat gaps",
            "chat tokens",
            "chat turn 1 ttft");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "`@", "|$#", "_:a", "\ud83d\ude80", "\u0000`\ud83d"})
  void shouldStayBelowSixtyKilobytesWhenThereIsFarTooMuch(String piece) throws IOException {
    List<String> names = IntStream.range(0, 500).mapToObj(i -> i + piece.repeat(300) + i).toList();

    String markdown = written(SampleReports.named(names, 200));

    assertThat(bytes(markdown)).isLessThan(52_000);
    assertThat(markdown).contains("And 490 more in `summary.json`.");
    assertThat(MarkdownDocument.of(markdown).references()).isEmpty();
  }

  @Test
  void shouldShowWhatChangedWhenThereIsABaseline() throws IOException {
    Golden.assertEqual(
        "summary-compared.md", written(SampleReports.pass().comparedBy(SampleComparison.mixed())));
  }

  @Test
  void shouldStayBelowSixtyKilobytesWhenFarTooMuchChanged() throws IOException {
    RunReport report =
        SampleReports.named(
                IntStream.range(0, 500).mapToObj(i -> i + "`@|$".repeat(75)).toList(), 200)
            .comparedBy(SampleComparison.wide(200));

    assertThat(written(report)).contains("more in `summary.json`.");
    assertThat(bytes(written(report))).isLessThan(60_000);
  }

  @Test
  void shouldLeaveOutWhatThereIsNot() throws IOException {
    RunReport report = SampleReports.assessed(Assessment.NONE, Breakdown.NONE);

    assertThat(written(report))
        .doesNotContain("Grade", "Apdex", "Errors", "What to do next", "config.json");
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static String written(RunReport report) {
    return ReportFiles.text(report, "summary.md");
  }
}

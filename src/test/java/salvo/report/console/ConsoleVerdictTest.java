package salvo.report.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import salvo.analysis.Apdex;
import salvo.analysis.Assessment;
import salvo.analysis.Breakdown;
import salvo.report.Golden;
import salvo.report.RunReport;
import salvo.report.SampleErrors;
import salvo.report.SampleReports;
import salvo.report.StreamReport;
import salvo.slo.Cause;
import salvo.slo.Grade;
import salvo.slo.Slo;
import salvo.text.TerminalText;

class ConsoleVerdictTest {

  private static final Path FOLDER = Path.of("target", "gatling", "latest", "salvo");
  private static final String FILES = "Files ";

  @Test
  void shouldShowThePassAndTheFiguresBehindIt() throws IOException {
    Golden.assertEqual("console-pass.txt", plain(SampleReports.pass()));
  }

  @Test
  void shouldShowWhatWasMissedAndTheErrorsWhenARunFails() throws IOException {
    Golden.assertEqual("console-fail.txt", plain(SampleReports.fail()));
  }

  @Test
  void shouldSayWhereFailedRequestsAreToBeSeenWhenSomeWereKept() {
    RunReport report = SampleReports.fail();

    assertThat(plain(report.with(SampleErrors.all())))
        .contains(
            "\n  2 failed requests, with what was sent and answered, in error-samples.json\n"
                + "    and report.html.\n");
    assertThat(plain(report.with(SampleErrors.all().subList(0, 1))))
        .contains("\n  One failed request, with what was sent and answered, in ");
    assertThat(plain(report)).doesNotContain("error-samples");
  }

  @Test
  void shouldShowThatThereWasNothingToJudge() throws IOException {
    Golden.assertEqual("console-invalid.txt", plain(SampleReports.noData()));
  }

  @Test
  void shouldEscapeAndCutHostileNames() throws IOException {
    Golden.assertEqual("console-hostile.txt", plain(SampleReports.hostile()));
  }

  @Test
  void shouldShowNothingButAsciiWhenTold() throws IOException {
    String ascii = ConsoleVerdict.render(SampleReports.hostile(), FOLDER, false, true);

    assertThat(ascii).matches("[\\n -~]+");
    Golden.assertEqual("console-hostile-ascii.txt", ascii);
  }

  @Test
  void shouldColourTheMarksAndNothingElseWhenTold() {
    RunReport report = SampleReports.fail();
    String coloured = ConsoleVerdict.render(report, FOLDER, true, false);

    assertThat(coloured).startsWith("\u001b[31mFAIL\u001b[0m  ");
    assertThat(coloured).contains("\n\u001b[32mmet\u001b[0m     list jobs");
    assertThat(coloured.replaceAll("\u001b\\[\\d+m(PASS|FAIL|met|missed|-)\u001b\\[0m", "$1"))
        .isEqualTo(plain(report));
  }

  @Test
  void shouldLetNoNameReachTheTerminalAsACommand() {
    assertThat(plain(SampleReports.hostile())).matches("[\\n\\P{C}]+");
  }

  @Test
  void shouldStayWithinEightyColumnsExceptForThePath() {
    for (RunReport report : all()) {
      assertThat(plain(report).lines().filter(line -> !line.startsWith(FILES)))
          .allSatisfy(line -> assertThat(TerminalText.width(line)).isLessThanOrEqualTo(80));
    }
  }

  @Test
  void shouldNeverCutThePathOfTheFiles() {
    Path deep = Path.of("d".repeat(200), "salvo");

    assertThat(ConsoleVerdict.render(SampleReports.pass(), deep, false, false))
        .contains("Files       " + deep + "\n");
  }

  @Test
  void shouldShowThreeRecommendationsWhenThereAreMore() {
    Assessment assessment =
        new Assessment(Optional.empty(), List.of(), List.of("One.", "Two.", "Three.", "Four."));

    assertThat(plain(SampleReports.assessed(assessment, Breakdown.NONE)))
        .contains("\nWhat to do next\n  One.\n  Two.\n  Three.\n  And 1 more in summary.json.\n")
        .doesNotContain("Grade", "Apdex");
  }

  @Test
  void shouldShowAGradeWithItsFirstReason() {
    Grade grade = new Grade('D', "By the objectives.", List.of("One missed.", "And another."));

    assertThat(
            plain(
                SampleReports.assessed(
                    new Assessment(Optional.of(grade), List.of(), List.of()), Breakdown.NONE)))
        .contains("\nGrade       D. One missed.\n")
        .doesNotContain("What to do next");
  }

  @Test
  void shouldShowFiguresUnderTheirRequestByTheirWordWhenThereAreSome() {
    assertThat(firstCells(plain(StreamReport.report()), 9))
        .containsExactly(
            "-       chat",
            "met       ttft",
            "missed    gap",
            "-         gaps",
            "-         tokens",
            "-       chat turn 1",
            "-         ttft",
            "-       embeddings",
            "-       job");
  }

  @Test
  void shouldLeaveOutFiguresWithoutObjectivesFirstWhenThereAreTooMany() {
    String console = plain(StreamReport.of(10));

    assertThat(firstCells(console, 41))
        .startsWith("-       chat", "met       ttft", "missed    gap", "-         gaps")
        .contains("-       request 9", "-       embeddings")
        .endsWith("And 19 more in summary.json.");
  }

  @Test
  void shouldNameWhatIsMeasuredBesideTheRequestsOnce() {
    assertThat(plain(StreamReport.report()))
        .contains(
            "\nBeside      ttft, gap, gaps and tokens of chat and chat turn 1; job: measured,"
                + "\n            but not requests, and so not part of any total or rate.\n");
  }

  @Test
  void shouldAlwaysShowTheFirstRegression() {
    RunReport report = SampleReports.fail();
    List<Cause> regressions =
        List.of(
            new Cause.Regressed("get home: p50 rose from 1 ms to 9 ms."),
            new Cause.Regressed("get home: p95 rose from 2 ms to 9 ms."));

    assertThat(plain(report.judged(report.verdict().with(regressions))))
        .contains(
            "\n      get home: p50 rose from 1 ms to 9 ms.\n      And 2 more in summary.json.\n");
  }

  @Test
  void shouldShowTheFirstScoresWhenThereAreMore() {
    List<Apdex> apdex =
        List.of(
            new Apdex(Slo.GLOBAL, 500, 0.875),
            new Apdex("a", 1_000, 1),
            new Apdex("b", 50, 0.5),
            new Apdex("c", 50, 0.5));
    Breakdown breakdown = new Breakdown(List.of(), apdex, List.of());

    assertThat(plain(SampleReports.assessed(Assessment.NONE, breakdown)))
        .contains(
            "\nApdex       0.875 for a target of 500 ms; a 1 for a target of 1 s; b 0.5 for a"
                + "\n            target of 50 ms; 1 more in summary.json\n");
  }

  private static List<RunReport> all() {
    return List.of(
        SampleReports.pass(),
        SampleReports.fail(),
        SampleReports.noData(),
        SampleReports.hostile(),
        StreamReport.report());
  }

  /** Of the table of endpoints. */
  private static List<String> firstCells(String console, int lines) {
    return console
        .lines()
        .dropWhile(line -> !line.startsWith("        Endpoint"))
        .skip(1)
        .limit(lines)
        .map(line -> line.length() < 30 ? line : line.substring(0, 30).stripTrailing())
        .toList();
  }

  private static String plain(RunReport report) {
    return ConsoleVerdict.render(report, FOLDER, false, false);
  }
}

package salvo.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

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
    assertThat(coloured).contains("\n\u001b[32mok\u001b[0m    list jobs");
    assertThat(coloured.replaceAll("\u001b\\[\\d+m(PASS|FAIL|ok|-)\u001b\\[0m", "$1"))
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

  private static List<RunReport> all() {
    return List.of(
        SampleReports.pass(),
        SampleReports.fail(),
        SampleReports.noData(),
        SampleReports.hostile());
  }

  private static String plain(RunReport report) {
    return ConsoleVerdict.render(report, FOLDER, false, false);
  }
}

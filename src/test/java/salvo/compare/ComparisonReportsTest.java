package salvo.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import salvo.compare.Comparison.Change;
import salvo.report.Golden;
import salvo.report.SampleComparison;
import salvo.report.console.ConsoleComparison;
import salvo.report.json.ComparisonJson;
import salvo.report.json.JsonFile;
import salvo.report.words.ComparisonText;

class ComparisonReportsTest {

  private final Comparison mixed = SampleComparison.mixed();

  @Test
  void shouldShowWhatChangedFirstOnTheConsole() throws IOException {
    String text = ConsoleComparison.render(mixed, false, false);

    Golden.assertEqual("console-comparison.txt", text);
    assertThat(text.lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void shouldColourTheOutcomesOnly() {
    String text = ConsoleComparison.render(mixed, true, true);

    assertThat(text)
        .contains("\u001b[31mREGRESSED\u001b[0m")
        .contains("\u001b[32mIMPROVED\u001b[0m")
        .contains("\u001b[33mINCONCLUSIVE\u001b[0m");
    assertThat(text.replaceAll("\u001b\\[\\d+m", ""))
        .isEqualTo(ConsoleComparison.render(mixed, false, true));
  }

  @Test
  void shouldWriteEveryFigureAsJson() throws IOException {
    Golden.assertEqual("comparison.json", JsonFile.text(ComparisonJson.of(List.of(mixed))));
  }

  @Test
  void shouldCompareTheCapacitiesWhenBothRunsAreSearches() throws IOException {
    Comparison searches = SampleComparison.ofSearches();
    String text = ConsoleComparison.render(searches, false, false);

    Golden.assertEqual("console-comparison-capacity.txt", text);
    Golden.assertEqual(
        "comparison-capacity.json", JsonFile.text(ComparisonJson.of(List.of(searches))));
    assertThat(text.lines()).allMatch(line -> line.length() <= 80);
    assertThat(searches.outcome()).isEqualTo(Change.REGRESSED);
    assertThat(ComparisonText.regressions(searches))
        .containsExactly(
            "The capacity fell from 34.2 to 37.6 tasks/s to 20 to 22 tasks/s (0.532 to 0.643 times)"
                + " since the baseline baselines/content.json.");
  }

  @Test
  void shouldSumUpByTheWorstFigure() {
    assertThat(mixed.outcome()).isEqualTo(Change.REGRESSED);
    assertThat(mixed.figures(Change.REGRESSED)).isEqualTo(2);
    assertThat(mixed.figures(Change.UNCHANGED)).isEqualTo(1);
  }
}

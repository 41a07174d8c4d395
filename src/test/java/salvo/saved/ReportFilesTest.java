package salvo.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.analysis.Assessment;
import salvo.analysis.Breakdown;
import salvo.config.source.SettingsException;
import salvo.report.RunReport;
import salvo.report.SampleErrors;
import salvo.report.SampleReports;
import salvo.report.json.ErrorSamplesReader;

class ReportFilesTest {

  @TempDir private Path folder;

  @Test
  void shouldWriteEveryFileAndNothingBeside() throws IOException {
    RunReport report = SampleReports.fail();

    ReportFiles.write(report, folder.resolve("salvo"), List.of());

    assertThat(ReportFiles.names(report))
        .contains("config.json")
        .endsWith("summary.json")
        .containsExactlyInAnyOrderElementsOf(names(folder.resolve("salvo")));
  }

  @Test
  void shouldWriteNoConfigurationWhenNoneIsKnown() throws IOException {
    RunReport report = SampleReports.assessed(Assessment.NONE, Breakdown.NONE);

    ReportFiles.write(report, folder, List.of());

    assertThat(names(folder))
        .doesNotContain("config.json")
        .containsExactlyInAnyOrderElementsOf(ReportFiles.names(report));
  }

  @Test
  void shouldWriteSamplesOfFailuresWhenThereAreAny() throws IOException {
    RunReport report = SampleReports.fail().with(SampleErrors.all());

    ReportFiles.write(report, folder, List.of());

    assertThat(ErrorSamplesReader.read(folder)).isEqualTo(SampleErrors.all());
    assertThat(ReportFiles.names(report)).contains("error-samples.json");
    assertThat(ReportFiles.names(SampleReports.fail())).doesNotContain("error-samples.json");
    assertThat(Files.readString(folder.resolve("summary.md")))
        .contains(
            "\n2 failed requests, with what was sent and answered, in `error-samples.json` and"
                + " report.html.\n");
  }

  @Test
  void shouldReplaceEarlierFilesAndLeaveNothingBeside() throws IOException {
    ReportFiles.write(SampleReports.pass(), folder, List.of());
    ReportFiles.write(SampleReports.noData(), folder, List.of());

    assertThat(names(folder))
        .containsExactlyInAnyOrderElementsOf(ReportFiles.names(SampleReports.pass()));
    assertThat(Files.readString(folder.resolve("summary.json"))).contains("\"INVALID\"");
  }

  @Test
  void shouldGiveTheTextOfOneFileWhenItIsNamed() throws IOException {
    RunReport report = SampleReports.fail();
    ReportFiles.write(report, folder, List.of());

    for (String name : ReportFiles.names(report)) {
      assertThat(ReportFiles.text(report, name)).isEqualTo(Files.readString(folder.resolve(name)));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ReportFiles.text(report, "summary.pdf"))
        .withMessageContaining("summary.pdf")
        .withMessageContaining("summary.md");
  }

  @Test
  void shouldReplaceHalfASurrogatePairWhenATextHoldsOne() throws IOException {
    RunReport report = SampleReports.named(List.of("\ud83d|\udc00|\ud83d\ude80"), 1);
    ReportFiles.write(report, folder, List.of());

    assertThat(Files.readString(folder.resolve("endpoints.csv")))
        .contains("\ufffd|\ufffd|\ud83d\ude80");
  }

  @Test
  void shouldWriteAllOthersAndTellWhenAFileCannotBeWritten() throws IOException {
    Files.createDirectories(folder.resolve("errors.csv").resolve("taken"));

    Files.createDirectories(folder.resolve("groups.csv").resolve("taken"));

    assertThatIOException()
        .isThrownBy(() -> ReportFiles.write(SampleReports.fail(), folder, List.of()))
        .withMessageMatching("Not written: groups.csv: Is a directory; errors.csv: Is a directory");

    assertThat(names(folder))
        .containsExactlyInAnyOrderElementsOf(ReportFiles.names(SampleReports.fail()));
  }

  private static Iterable<String> names(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(it -> it.getFileName().toString()).toList();
    }
  }

  @Test
  void shouldWriteTheChosenFilesAndTheSummary() throws IOException {
    ReportFiles.write(SampleReports.fail(), folder, List.of("junit.xml", "summary.md"));

    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder("junit.xml", "summary.md", "summary.json");
    assertThat(Files.readString(folder.resolve("summary.md"))).doesNotContain("report.html");
  }

  @Test
  void shouldNameTheNearestFileWhenOneIsUnknown() {
    ReportFiles.requireKnown(List.of("report.html"));

    assertThatThrownBy(() -> ReportFiles.requireKnown(List.of("reprt.html", "pdf")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("did you mean report.html?")
        .hasMessageContaining("salvo.report.formats = pdf");
  }
}

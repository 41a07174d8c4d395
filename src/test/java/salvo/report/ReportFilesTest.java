package salvo.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {

  @TempDir private Path folder;

  @Test
  void shouldWriteEveryFileAndNothingBeside() throws IOException {
    RunReport report = SampleReports.fail();

    ReportFiles.write(report, folder.resolve("salvo"));

    assertThat(ReportFiles.names(report))
        .contains("config.json")
        .endsWith("summary.json")
        .containsExactlyInAnyOrderElementsOf(names(folder.resolve("salvo")));
  }

  @Test
  void shouldWriteNoConfigurationWhenNoneIsKnown() throws IOException {
    RunReport report = SampleReports.assessed(Assessment.NONE, Breakdown.NONE);

    ReportFiles.write(report, folder);

    assertThat(names(folder))
        .doesNotContain("config.json")
        .containsExactlyInAnyOrderElementsOf(ReportFiles.names(report));
  }

  @Test
  void shouldWriteNoSummaryWhenAnotherFileCannotBeWritten() throws IOException {
    Files.createDirectories(folder.resolve("errors.csv").resolve("taken"));

    assertThatIOException().isThrownBy(() -> ReportFiles.write(SampleReports.fail(), folder));

    assertThat(names(folder))
        .contains("junit.xml", "summary.md", "endpoints.csv", "timeseries.csv", "report.html")
        .doesNotContain("summary.json");
  }

  private static Iterable<String> names(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(it -> it.getFileName().toString()).toList();
    }
  }
}

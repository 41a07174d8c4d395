package salvo.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.imports.format.ImportInput;
import salvo.imports.format.ImportReport;
import salvo.imports.format.Imported;
import salvo.imports.text.ReportJson;
import salvo.imports.text.ReportText;

/** Each file of the corpus: what it is taken for, what is left, and that no secret of it is. */
class RecordedCorpusTest {

  private static final Path CORPUS = Path.of("src/test/resources/imports/recorded");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "chrome.har, har, 29, 20",
    "firefox.har, har, 16, 12",
    "shop.postman_collection.json, postman, 13, 11",
    "commands.sh, curl, 35, 30",
    "shop.k6.js, k6, 14, 12",
    "nginx.log.txt, access-log, 601, 0",
    "json.log.txt, access-log, 120, 0"
  })
  void shouldBeReadBackWhenItIsImported(String file, String format, int calls, int taken) {
    Path path = CORPUS.resolve(file);
    Imported imported = ReadBack.imported(path, false);
    ImportReport report = imported.report();

    assertThat(Importers.of(ImportInput.of(path), Optional.empty()).format()).isEqualTo(format);
    assertThat(ReadBack.of(imported, folder).problems()).isEmpty();
    assertThat(report.calls()).as(ReportText.of(report).toString()).isEqualTo(calls);
    assertThat(ImportReport.count(report.taken()) + ImportReport.count(report.leftOut()))
        .isEqualTo(calls);
    if (taken > 0) {
      assertThat(ImportReport.count(report.taken()))
          .as(String.join("\n", ReportText.of(report)))
          .isEqualTo(taken);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "chrome.har",
    "firefox.har",
    "shop.postman_collection.json",
    "commands.sh",
    "shop.k6.js",
    "nginx.log.txt"
  })
  void shouldHoldNoSecretWhenTheFileHasSome(String file) throws Exception {
    Path path = CORPUS.resolve(file);
    assertThat(Files.readString(path)).contains("SECRET");
    Imported imported = ReadBack.imported(path, true);
    ImportReport report = ImportedFiles.report(imported);

    assertThat(ImportedFiles.of(imported).values()).isNotEmpty().allSatisfy(this::holdsNone);
    ReportText.of(report).forEach(this::holdsNone);
    holdsNone(ReportJson.of(imported.system(), report, List.of()).toString());
  }

  /** Where no name tells of it, its form does: keys within paths, and options that curl has not. */
  @Test
  void shouldHoldNoSecretWhenOnlyItsFormTellsOfIt() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("hooks.sh"),
            """
            curl -d a=1 https://a.example.com/services/T0/B0/S3cretSlackToken00000042
            curl https://a.example.com/list --verbosely=S3cretOption0000000042
            curl https://a.example.com/list?q=S3cretQuery000000000000042
            curl https://b.example.com/services/S3cretElsewhere000000042
            curl https://a.example.com/static/S3cretElsewhere000000043.png
            """);
    Imported imported = ReadBack.imported(file, true);
    ImportReport report = ImportedFiles.report(imported);

    assertThat(ReadBack.of(imported, folder).problems()).isEmpty();
    assertThat(report.calls()).isEqualTo(5);
    assertThat(String.join("\n", ImportedFiles.of(imported).values())).doesNotContain("S3cret");
    assertThat(String.join("\n", ReportText.of(report))).doesNotContain("S3cret");
    assertThat(ReportJson.of(imported.system(), report, List.of()).toString())
        .doesNotContain("S3cret");
  }

  private void holdsNone(String text) {
    // The JSON web token of a recording, and credentials in Base64.
    assertThat(text.toUpperCase(Locale.ROOT)).doesNotContain("SECRET-", "SECRETLOG");
    assertThat(text).doesNotContain("eyJhbGci", "c2lnbmF0", "U0VDUkVU", "T0VDUkVU");
  }
}

package salvo.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.report.Golden;
import salvo.report.RunReport;
import salvo.report.SampleReports;
import salvo.saved.ReportFiles;
import salvo.slo.Verdict;
import salvo.slo.Verdict.Status;
import salvo.suite.file.SuiteFiles;

class SuiteReportTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "PASS, PASS, PASS",
    "PASS, INCONCLUSIVE, INCONCLUSIVE",
    "INCONCLUSIVE, INVALID, INVALID",
    "INVALID, FAIL, FAIL",
    "FAIL, PASS, FAIL"
  })
  void shouldHaveTheWorstVerdictWhenRunsDiffer(Status first, Status second, Status expected) {
    SuiteReport report = report(member("ASimulation", first), member("BSimulation", second));

    assertThat(report.verdict().status()).isEqualTo(expected);
  }

  @Test
  void shouldNameTheWorstFirstWhenSeveralDidNotPass() {
    Verdict verdict =
        report(
                member("CutSimulation", Status.INCONCLUSIVE),
                member("GoodSimulation", Status.PASS),
                member("BadSimulation", Status.FAIL))
            .verdict();

    assertThat(verdict.reasons())
        .containsExactly("BadSimulation: FAIL it was.", "CutSimulation: INCONCLUSIVE it was.");
  }

  @Test
  void shouldBeInvalidWhenNothingRan() {
    assertThat(report().verdict().status()).isEqualTo(Status.INVALID);
    assertThat(report().errorRate()).isZero();
  }

  @Test
  void shouldAddUpWhatTheRunsCounted() {
    SuiteReport report = mixed();

    assertThat(report.requests()).isEqualTo(2_468);
    assertThat(report.ok()).isEqualTo(2_400);
    assertThat(report.ko()).isEqualTo(68);
    assertThat(report.errorRate()).isEqualTo(68 / 2_468.0);
  }

  @Test
  void shouldWriteThePublishedSchema() throws IOException {
    SuiteJson.write(mixed(), folder);
    String text = Files.readString(folder.resolve("suite.json"));

    Golden.assertEqual("suite.json", text);
    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SuiteReport.class.getResourceAsStream("/salvo/suite.schema.json"))
                .validate(JsonMapper.builder().build().readTree(text)))
        .isEmpty();
  }

  @Test
  void shouldShowEachRunOnTheConsole() throws IOException {
    String page = ConsoleSuite.render(mixed(), Path.of("/runs/all-1"), false, true);

    Golden.assertEqual("console-suite.txt", page);
    assertThat(page.lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void shouldLeaveAPageMarkdownAndTestCases() throws IOException {
    Path report =
        Files.createDirectories(folder.resolve("contentsimulation-1/salvo")).resolve("report.html");
    Files.writeString(report, "");
    Files.writeString(folder.resolve("StorySimulation.txt"), "");

    assertThat(SuiteFiles.write(mixed(), folder, List.of()).failures()).isEmpty();

    assertThat(folder.resolve("report.html"))
        .content()
        .contains("<h2 id=\"verdict\">FAIL</h2>")
        .contains("2,468 requests in 3 runs, 68 failed (2.76 %)")
        .contains("<a href=\"contentsimulation-1/salvo/report.html\">ContentSimulation</a>")
        .contains("<a href=\"StorySimulation.txt\">StorySimulation</a>", "It left no report.")
        .contains("<a href=\"suite.json\">suite.json</a>")
        .doesNotContain("<script");
    assertThat(folder.resolve("summary.md"))
        .content()
        .startsWith("## FAIL: all-1\n")
        .contains("| **PASS** | `ContentSimulation` | 1,234 | 41.3/s | 0 % | 10 ms | 52 ms |");
    assertThat(folder.resolve("junit.xml"))
        .content()
        .contains("tests=\"3\" failures=\"1\" errors=\"1\"")
        .contains("<testcase name=\"ContentSimulation\"");
    assertThat(folder.resolve("suite.json")).exists();
  }

  @Test
  void shouldLeaveOnlyWhatIsChosen() throws IOException {
    SuiteFiles.write(mixed(), folder, List.of("junit.xml"));

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(it -> it.getFileName().toString()))
          .containsExactlyInAnyOrder("junit.xml", "suite.json");
    }
  }

  @Test
  void shouldReadWhatARunHasWritten() throws IOException {
    ReportFiles.write(SampleReports.fail(), folder, List.of());

    SuiteMember member = SuiteMember.read(folder);

    RunReport written = SampleReports.fail();
    assertThat(member.status()).isEqualTo(Status.FAIL);
    assertThat(member.reasons()).isEqualTo(written.verdict().reasons());
    SuiteMember.Figures figures = member.figures().orElseThrow();
    assertThat(figures.requests()).isEqualTo(written.stats().total().requests());
    assertThat(figures.ko()).isEqualTo(written.stats().total().ko());
    assertThat(figures.p95()).isEqualTo(written.stats().total().all().percentile(95));
    assertThat(figures.runId()).isEqualTo(written.run().id());
  }

  @Test
  void shouldRefuseASummaryOfAnotherVersion() throws IOException {
    Files.writeString(folder.resolve("summary.json"), "{\"schemaVersion\": 7}");

    assertThatIOException()
        .isThrownBy(() -> SuiteMember.read(folder))
        .withMessageContaining("schemaVersion 7");
  }

  private static SuiteReport mixed() {
    return report(
        new SuiteMember(
            "ContentSimulation",
            Status.PASS,
            List.of("All 45 objectives were met."),
            Optional.of(
                new SuiteMember.Figures(
                    "contentsimulation-1",
                    "content",
                    "smoke",
                    29.9,
                    1_234,
                    1_234,
                    0,
                    0,
                    41.27,
                    10,
                    52,
                    432,
                    1_540))),
        new SuiteMember(
            "ConcurrentCallsSimulation",
            Status.FAIL,
            List.of("start call: p95 was 1.2 s, more than the allowed 1 s.", "And another."),
            Optional.of(
                new SuiteMember.Figures(
                    "concurrentcallssimulation-1",
                    "voice",
                    "smoke",
                    30,
                    1_234,
                    1_166,
                    68,
                    68 / 1_234.0,
                    41.1,
                    100,
                    1_200,
                    5_000,
                    61_000))),
        SuiteMember.without("StorySimulation", Status.INVALID, "It left no report."));
  }

  private static SuiteMember member(String simulation, Status status) {
    return SuiteMember.without(simulation, status, status + " it was.");
  }

  private static SuiteReport report(SuiteMember... members) {
    return new SuiteReport(
        "all-1", Instant.parse("2026-01-01T00:00:00Z"), 61.5, 2, List.of(members));
  }
}

package salvo.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import salvo.report.console.ConsoleVerdict;
import salvo.report.html.HtmlReport;
import salvo.report.json.SummaryJson;
import salvo.report.markdown.SummaryMarkdown;
import salvo.resources.ResourceSummary;

/** What each of several injectors has done, in every report that tells it. */
class InjectorsInReportsTest {

  private final RunReport report = SampleReports.byInjectors();

  @Test
  void shouldTellOfEachOnTheConsole() {
    List<String> lines =
        ConsoleVerdict.render(report, Path.of("run"), false, false).lines().toList();

    assertThat(lines)
        .contains(
            "Injector        Requests    Rate  Failed     p50     p95   Begun     CPU   Delay",
            "injector 0             4   2.5/s       1   20 ms   95 ms   +0 ms    0.31 0.31 ms",
            "injector 1             3   2.5/s       1   20 ms   95 ms  +40 ms       -       -",
            "injector 2             0     0/s       0       -       -       -       -       -");
  }

  @Test
  void shouldTellOfEachInMarkdown() {
    assertThat(SummaryMarkdown.text(report, List.of()))
        .contains(
            "### Injectors",
            "| 3 | 2.5/s | 1 | 20 ms | 95 ms | +40 ms | - | - | 250 MB | -12.5 ± 0.25 ms |");
  }

  @Test
  void shouldTellOfEachOnThePage() {
    assertThat(HtmlReport.text(report, List.of()))
        .contains(
            "<caption id=\"injectors-caption\">Injectors</caption>",
            "<th scope=\"row\">injector 1</th>",
            "time from the first request of all to its own, at most 40 ms");
  }

  @Test
  void shouldTellOfEachInTheSummary() throws IOException {
    JsonNode injectors =
        JsonMapper.builder().build().readTree(SummaryJson.text(report)).path("injectors");

    assertThat(injectors).hasSize(3);
    assertThat(injectors.get(1).path("offsetMillis").asDouble()).isEqualTo(-12.5);
    assertThat(injectors.get(1).path("cpuCores").isNull()).isTrue();
    assertThat(injectors.get(1).path("driftPpm").asDouble()).isEqualTo(12);
    assertThat(injectors.get(2).path("startMillis").isNull()).isTrue();
  }

  @Test
  void shouldSayWhereTheResourcesAreWhenThoseOfAllDoNotAddUp() {
    RunReport merged =
        new RunReport(
            report.run(),
            report.judgement(),
            report.figures(),
            new RunReport.Machine(
                ResourceSummary.of(List.of()), List.of(), Optional.empty(), report.parts()),
            report.warnings(),
            Map.of());
    String sentence =
        "of each injector in its own report: injectors/0/contentsimulation-1,"
            + " injectors/1/contentsimulation-1";

    assertThat(HtmlReport.text(merged, List.of())).contains("Resources: " + sentence + ".");
    assertThat(SummaryMarkdown.text(merged, List.of())).contains(sentence);
    assertThat(ConsoleVerdict.render(merged, Path.of("run"), false, false))
        .contains("of each injector in its own report");
  }

  @Test
  void shouldSayNothingOfInjectorsWhenThereIsOne() {
    RunReport one = SampleReports.pass();

    assertThat(ConsoleVerdict.render(one, Path.of("run"), false, false))
        .doesNotContain("Injector ");
    assertThat(SummaryMarkdown.text(one, List.of())).doesNotContain("Injectors");
    assertThat(SummaryJson.text(one)).doesNotContain("\"injectors\"");
  }
}

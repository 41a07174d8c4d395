package salvo.imports.k6;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.config.steps.Saved;
import salvo.config.steps.Step;
import salvo.config.steps.SystemTasks;
import salvo.imports.ReadBack;
import salvo.imports.format.ImportReport;
import salvo.imports.format.Imported;
import salvo.imports.format.UnusableInput;

class K6ImporterTest {

  private static final Path CORPUS = Path.of("src/test/resources/imports/recorded/shop.k6.js");

  @TempDir private Path folder;

  private final Imported imported = ReadBack.imported(CORPUS, false);

  @Test
  void shouldSendTheLiteralCallsOfEachScenario() {
    SystemTasks tasks = read();

    assertThat(tasks.tasks())
        .extracting(SystemTasks.Task::name)
        .containsExactlyInAnyOrder("journey", "watch");
    assertThat(tasks.requests())
        .extracting(Step.Request::endpoint)
        .containsExactly(
            "POST /login",
            "GET /products",
            "GET /products/{product}",
            "GET /products/{product}/reviews",
            "GET /stock",
            "POST /checkout",
            "GET /a",
            "POST /b",
            "GET /c",
            "GET /status");
    assertThat(tasks.tasks().get(0).steps())
        .contains(new Step.Pause(Duration.ofSeconds(1), Duration.ofSeconds(3)));
    Step.Request list = tasks.requests().get(1);
    assertThat(list.name()).isEqualTo("list products");
    assertThat(list.saves()).containsExactly(new Saved("product", Saved.Kind.JSON, "[0].id"));
    assertThat(list.expected().statuses()).containsExactly(200);
    assertThat(tasks.requests().get(5).expected().statuses()).containsExactly(200, 201);
    assertThat(tasks.requests().get(0).expected().contains()).containsExactly("token");
  }

  @Test
  void shouldTellWhatOnlyRunningItWouldTell() {
    assertThat(imported.report().leftOut())
        .extracting(ImportReport.Item::place, ImportReport.Item::reason)
        .containsExactlyInAnyOrder(
            tuple("shop.k6.js:67", "done only if a condition fails"),
            tuple("shop.k6.js:70", "its address is made by code"));
    assertThat(imported.report().ignored())
        .extracting(ImportReport.Item::what)
        .contains("setup()", "check \"fast\"", "threshold checks: rate>0.99");
  }

  @Test
  void shouldMakeObjectivesOfThresholdsAndAProfileOfOptions() {
    assertThat(imported.system().slo())
        .isEqualTo(
            Map.of(
                "global",
                Map.of(
                    "p95",
                    "500 ms",
                    "mean",
                    "200 ms",
                    "max",
                    "3000 ms",
                    "errorRate",
                    "0.01",
                    "minRps",
                    "5"),
                "check out",
                Map.of("p99", "2500 ms")));
    assertThat(imported.system().profile().orElseThrow().stages())
        .extracting(it -> it.tasksPerSecond().orElseThrow(), it -> it.duration())
        .containsExactly(tuple(10.0, Duration.ofSeconds(30)), tuple(10.0, Duration.ofSeconds(90)));
    assertThat(imported.system().userTypes().get(0).maxThinkTime()).hasSeconds(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "export default function () { http.get(url()); }",
        "export default function () { http.get(`${",
        "((((([[[[[{{{{{ => => function if for ( ` ' \" /",
        "export default () => { for (;;) { x?.y[; } } }"
      })
  void shouldRefuseAScriptWithoutALiteralCall(String body) throws IOException {
    Path file = Files.writeString(folder.resolve("ill.js"), "import http from 'k6/http';\n" + body);

    assertThatExceptionOfType(UnusableInput.class)
        .isThrownBy(() -> ReadBack.imported(file, false))
        .withMessageContaining("ill.js");
  }

  @Test
  void shouldNotBeCutOffByDeepExpressions() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("deep.js"),
            "import http from 'k6/http';\n"
                + "export default function () { http.get('http://a.example.com/1'); x = "
                + "(".repeat(50_000));

    assertThat(ReadBack.imported(file, false).report().calls()).isEqualTo(1);
  }

  private SystemTasks read() {
    return ReadBack.of(imported, folder).system().described();
  }
}

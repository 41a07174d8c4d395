package salvo.imports.accesslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.config.steps.Step;
import salvo.imports.ReadBack;
import salvo.imports.format.ImportReport;
import salvo.imports.format.Imported;
import salvo.imports.format.UnusableInput;
import salvo.imports.model.ImportedProfile;

class AccessLogImporterTest {

  private static final Path CORPUS = Path.of("src/test/resources/imports/recorded");

  @TempDir private Path folder;

  @Test
  void shouldWeighEndpointsByHowOftenTheyCame() throws IOException {
    Imported imported = log(20, "GET /a", 10, "GET /b/17", 1, "GET /b/18", 3, "GET /gone 404");

    assertThat(imported.system().userTypes().get(0).tasks())
        .isEqualTo(Map.of("get a", 20.0, "get b b", 11.0));
    assertThat(imported.report().calls()).isEqualTo(34);
    assertThat(imported.report().leftOut())
        .containsExactly(
            new ImportReport.Item("access.log:32", "GET /gone", "answered 404 each time", 3));
    List<Step> steps = ReadBack.of(imported, folder).system().described().tasks().get(1).steps();
    assertThat(steps.get(0)).isInstanceOf(Step.Feed.class);
    assertThat(((Step.Request) steps.get(1)).path()).isEqualTo("/b/#{b}");
  }

  @Test
  void shouldTakeASegmentWithManyValuesForAVariable() {
    Imported imported = ReadBack.imported(CORPUS.resolve("nginx.log.txt"), false);

    assertThat(imported.system().routes())
        .extracting(it -> it.method() + " " + it.path())
        .containsExactlyInAnyOrder(
            "GET /products",
            "GET /products/{product}",
            "GET /categories/{category_name}",
            "GET /old",
            "GET /me",
            "HEAD /health");
    assertThat(imported.report().leftOut())
        .extracting(ImportReport.Item::reason)
        .containsExactlyInAnyOrder(
            "a static file",
            "changes something, and a log has no bodies; --with-writes takes it without",
            "answered 404 each time",
            "its path holds what looks like a key",
            "not an HTTP request");
    assertThat(imported.report().ignored())
        .extracting(ImportReport.Item::place)
        .containsExactly("nginx.log.txt:10");
  }

  @Test
  void shouldMakeAProfileOfTheRateByMinute() {
    Imported imported = ReadBack.imported(CORPUS.resolve("json.log.txt"), true);
    ImportedProfile profile = imported.system().profile().orElseThrow();

    assertThat(profile.users()).hasValue(7);
    assertThat(profile.stages())
        .extracting(it -> it.tasksPerSecond().orElseThrow())
        .containsExactly(1.0, 1.0);
    assertThat(profile.stages())
        .extracting(ImportedProfile.Stage::duration)
        .allMatch(it -> it.toMinutes() == 1);
    assertThat(imported.system().routes())
        .extracting(it -> it.method() + " " + it.path() + " " + it.status())
        .containsExactlyInAnyOrder(
            "GET /api/items/{item} 200", "GET /api/items 200", "POST /api/items 201");
  }

  @Test
  void shouldTakeASegmentThatNoRouteHasForAVariable() throws IOException {
    Imported imported =
        log(2, "GET /a/b%20c", 1, "GET /a/{d}", 1, "GET /a/" + "\\\\x22".repeat(9_000));

    assertThat(ReadBack.of(imported, folder).problems()).isEmpty();
    assertThat(imported.system().routes()).extracting(it -> it.path()).contains("/a/{a}");
  }

  @Test
  void shouldNeedLittleMemoryWhenALogIsLong() throws IOException {
    Path file = folder.resolve("long.log");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < 300_000; i++) {
        out.write(
            line("GET /" + Integer.toHexString(i * 31) + "x/page" + i % 7 + "?q=" + i + " 200"));
      }
    }

    Imported imported = ReadBack.imported(file, false);

    assertThat(imported.report().calls()).isEqualTo(300_000);
    assertThat(imported.report().taken().size() + imported.report().leftOut().size())
        .isLessThan(6_000);
  }

  @Test
  void shouldRefuseWhatIsNoLog() throws IOException {
    byte[] latin = (line("GET /a 200") + "\u00e9\n").getBytes(StandardCharsets.ISO_8859_1);
    assertRefused(latin, ":2");
    assertRefused((line("GET /a 200") + "x".repeat(70_000)).getBytes(StandardCharsets.UTF_8), ":2");
    assertRefused(line("POST /a 200").getBytes(StandardCharsets.UTF_8), "--with-writes");
    assertRefused("a text\nof no known form\n".getBytes(StandardCharsets.UTF_8), "--from");
  }

  private void assertRefused(byte[] content, String why) throws IOException {
    Path file = Files.write(folder.resolve("ill.log"), content);
    assertThatExceptionOfType(UnusableInput.class)
        .isThrownBy(() -> ReadBack.imported(file, false))
        .withMessageContainingAll("ill.log", why);
  }

  private Imported log(Object... counted) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < counted.length; i += 2) {
      String request = counted[i + 1].toString();
      String whole = request.matches(".* \\d{3}") ? request : request + " 200";
      text.append(line(whole).repeat((int) counted[i]));
    }
    return ReadBack.imported(Files.writeString(folder.resolve("access.log"), text), false);
  }

  private static String line(String request) {
    int space = request.lastIndexOf(' ');
    return "10.0.0.1 - - [02/Nov/2026:10:00:00 +0000] \""
        + request.substring(0, space)
        + " HTTP/1.1\""
        + request.substring(space)
        + " 17\n";
  }
}

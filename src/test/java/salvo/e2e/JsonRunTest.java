package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.OwnSettings;

/**
 * The commands that end their process, with {@code --json}: their document is whole all the same.
 */
class JsonRunTest {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  @TempDir private Path folder;
  private Path err;

  private record Said(int status, JsonNode json) {}

  @BeforeEach
  void describe() throws IOException {
    Path system = Files.createDirectories(folder.resolve("project/simulations/webshop"));
    Files.writeString(system.resolve("web-shop.conf"), DescribedSystemTest.SHOP);
    DescribedSystemTest.writeFiles(system);
    err = folder.resolve("err.txt");
  }

  @Test
  void shouldTellTheVerdictWhenARunIsOver() throws Exception {
    try (ShopServer shop = ShopServer.start(1000)) {
      Said run =
          said(
              List.of("-DbaseUrl=" + shop.uri(), "-DtasksPerSecond=5", "-Dduration=3"),
              "run",
              "web-shop");

      assertThat(run.status()).as(Files.readString(err)).isZero();
      assertThat(run.json().path("command").asText()).isEqualTo("run");
      assertThat(run.json().path("exitCode").asInt(-1)).isZero();
      assertThat(run.json().at("/verdict/status").asText()).isEqualTo("PASS");
      assertThat(run.json().at("/total/requests").asInt()).isPositive();
      assertThat(folder.resolve(run.json().path("summary").asText())).isRegularFile();
      assertThat(err).content().contains("PASS", "Starting ");
    }
  }

  @Test
  void shouldTellTheVerdictWhenItIsInterrupted() throws Exception {
    try (ShopServer shop = ShopServer.start(1000)) {
      Process process =
          started(
              List.of("-DbaseUrl=" + shop.uri(), "-DtasksPerSecond=5", "-Dduration=600"),
              "run",
              "web-shop");
      Waiting.until("requests arrive", () -> shop.counts().containsKey("GET /products 200"));
      process.toHandle().destroy();

      Said run = said(process);
      assertThat(run.status()).as(Files.readString(err)).isEqualTo(3);
      assertThat(run.json().at("/verdict/status").asText()).isEqualTo("INCONCLUSIVE");
      assertThat(run.json().path("exitCode").asInt()).isEqualTo(3);
      assertThat(process.descendants()).isEmpty();
    }
  }

  @Test
  void shouldTellTheProblemWhenARunIsRefused() throws Exception {
    Said unknown = said(List.of(), "run", "web-shp");
    Said setting = said(List.of("-Dsalvo.workload.users=none"), "run", "web-shop");

    assertThat(unknown.status()).isEqualTo(1);
    assertThat(unknown.json().at("/error/message").asText()).contains("web-shop");
    assertThat(setting.status()).isEqualTo(1);
    assertThat(setting.json().at("/error/message").asText()).contains("salvo.workload.users");
  }

  @Test
  void shouldTellEachExchangeWhenTasksAreTried() throws Exception {
    try (ShopServer shop = ShopServer.start(1000)) {
      Said tried = said(List.of(), "try", "web-shop", "--base-url", shop.uri().toString());

      assertThat(tried.status()).as(Files.readString(err)).isZero();
      JsonNode json = tried.json();
      assertThat(json.path("command").asText()).isEqualTo("try");
      assertThat(json.path("requests")).hasSize(18);
      assertThat(json.path("tasks").asInt()).isEqualTo(3);
      assertThat(json.path("failures").asInt(-1)).isZero();
      assertThat(json.at("/requests/0/sent/method").asText()).isNotEmpty();
      assertThat(json.at("/requests/0/answered/status").asInt()).isEqualTo(200);
      assertThat(json.at("/requests/0/curl").asText()).startsWith("curl -X ");
      assertThat(json.toString()).doesNotContain("pass-", "tok-");
    }
  }

  @Test
  void shouldNameTheLineToEditWhenATaskFails() throws Exception {
    Path conf = folder.resolve("project/simulations/webshop/web-shop.conf");
    Files.writeString(conf, DescribedSystemTest.SHOP.replace("inStock = true", "inStock = false"));
    try (ShopServer shop = ShopServer.start(1000)) {
      Said tried = said(List.of(), "try", "web-shop", "--base-url", shop.uri().toString());

      assertThat(tried.status()).isEqualTo(2);
      assertThat(tried.json().path("failures").asInt()).isEqualTo(1);
      assertThat(tried.json().toString()).contains("web-shop.conf:17");
    }
  }

  private Said said(List<String> properties, String... arguments)
      throws IOException, InterruptedException {
    return said(started(properties, arguments));
  }

  private static Said said(Process process) throws IOException, InterruptedException {
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    return new Said(status, MAPPER.readTree(out));
  }

  private Process started(List<String> properties, String... arguments) throws IOException {
    List<String> options = new ArrayList<>(properties);
    options.addAll(
        List.of(
            "-Dsalvo.config=" + OwnSettings.FILE,
            "-Dsalvo.warmUp.duration=0 s",
            "-Dsalvo.monitor.enabled=false",
            "-Dsalvo.slo.minRpsShare=0.1"));
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.add("--json");
    Process process =
        OwnJava.process(folder.resolve("project"), options, "salvo.cli.Main", all)
            .directory(folder.toFile())
            .redirectError(err.toFile())
            .start();
    process.getOutputStream().close();
    return process;
  }
}

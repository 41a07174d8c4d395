package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.OwnSettings;
import salvo.text.PlainJson;

/** {@code ./salvo run nightly}: what {@code salvo.runs} says, and what is typed behind it. */
class RunAliasTest {

  @TempDir private Path folder;

  private record Said(int status, String out) {}

  @Test
  void shouldRunWhatTheNameStandsForUnderTheOptionsThatAreTyped() throws Exception {
    try (ShopServer shop = ShopServer.start(1000)) {
      describe(
          "nightly = \"web-shop -DtasksPerSecond=5 -Dduration=600 -DbaseUrl=" + shop.uri() + "\"");

      Said run = run(List.of("-Dduration=2"), "nightly", "--json");

      assertThat(run.status()).as(run.out()).isZero();
      var json = PlainJson.MAPPER.readTree(run.out());
      assertThat(json.at("/verdict/status").asText()).isEqualTo("PASS");
      assertThat(json.at("/run/system").asText()).isEqualTo("web-shop");
      assertThat(json.at("/run/durationSeconds").asDouble()).isLessThan(10);
    }
  }

  @Test
  void shouldRefuseANameThatStandsForNothingOrItself() throws Exception {
    describe("empty = [\"-Dusers=5\"], loop = loop");

    assertThat(run(List.of(), "empty").out()).contains("salvo.runs.empty has to begin with");
    assertThat(run(List.of(), "loop").out()).contains("salvo.runs.loop has to begin with");
    assertThat(run(List.of(), "loop").status()).isEqualTo(1);
    assertThat(run(List.of(), "nothing").out()).contains("there is no simulation of that name");
  }

  private void describe(String runs) throws IOException {
    Path system = Files.createDirectories(folder.resolve("project/simulations/webshop"));
    Files.writeString(system.resolve("web-shop.conf"), DescribedSystemTest.SHOP);
    DescribedSystemTest.writeFiles(system);
    Files.writeString(
        folder.resolve("own.conf"),
        "include file(\""
            + OwnSettings.FILE
            + "\")\n"
            + "salvo { warmUp.duration = 0 s, monitor.enabled = false, slo.minRpsShare = 0.1\n"
            + "  runs { "
            + runs
            + " } }\n");
  }

  private Said run(List<String> properties, String... arguments)
      throws IOException, InterruptedException {
    List<String> options = new ArrayList<>(properties);
    options.add("-Dsalvo.config=" + folder.resolve("own.conf"));
    List<String> all = new ArrayList<>(List.of("run"));
    all.addAll(Arrays.asList(arguments));
    boolean json = all.contains("--json");
    ProcessBuilder builder =
        OwnJava.process(folder.resolve("project"), options, "salvo.cli.Main", all)
            .directory(folder.toFile())
            .redirectErrorStream(!json);
    if (json) {
      builder.redirectError(folder.resolve("err.txt").toFile());
    }
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), out);
  }
}

package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
import salvo.e2e.simulations.Mistakes;
import salvo.e2e.simulations.PlainSimulation;
import salvo.text.PlainJson;

/** {@code ./salvo validate}: what a run would refuse is refused, and nothing is started. */
class ValidateTest {

  private static final String MAIN = "salvo.cli.Main";

  @TempDir private Path folder;

  private record Said(int status, String out) {

    /** Wherever a line was broken. */
    private String words() {
      return out.replaceAll("\\s+", " ");
    }
  }

  @Test
  void shouldSendNothingAndLeaveNothingWhenAllIsRight() throws Exception {
    List<String> asked = new ArrayList<>();
    try (RawTarget target =
        RawTarget.start(
            path -> {
              asked.add(path);
              return RawTarget.Reaction.OK;
            })) {
      Said said =
          validate(
              """
              salvo {
                report.directory = "RESULTS"
                monitor.enabled = true
                systems.endpoints {
                  list = [{ name = search, path = "/search?q=#{word}", feeder = "FEEDER" }]
                  slo { search { p95 = 1 s } }
                }
              }
              """,
              List.of("-DbaseUrl=" + target.uri()),
              "endpoints");

      assertThat(said.status()).as(said.out()).isZero();
      assertThat(said.out())
          .contains("read, and within their bounds")
          .containsPattern("words.csv\\s+2 records: word")
          .containsPattern("ok +EndpointsSimulation +open: ")
          .endsWith("0 problems, 0 notes.\n");
    }
    assertThat(asked).isEmpty();
    assertThat(folder.resolve("results")).doesNotExist();
  }

  @Test
  void shouldTellEveryProblemWhenTheSettingsAreWrong() throws Exception {
    Said said = validate("salvo { workload.profile = spik, monitor.interval = 1 h }", List.of());

    assertThat(said.status()).isEqualTo(1);
    assertThat(said.words())
        .contains(
            "salvo.workload.profile = \"spik\"", "rule: one of burst", "fix: did you mean spike?")
        .contains("salvo.monitor.interval", "2 problems, 0 notes.")
        .doesNotContain("\\u000a")
        .contains("once the settings are valid");
  }

  @Test
  void shouldWarnWhenAFileOfConversationsIsTakenInPart() throws Exception {
    String chat = "{\"messages\": [{\"role\": \"user\", \"content\": \"Hi\"}]}\n";
    Path chats = Files.writeString(folder.resolve("chats.json"), chat.repeat(20_001));
    Said said =
        validate(
            """
            salvo.baseUrl = "http://127.0.0.1:1"
            salvo.systems.llm.options.prompts = "CHATS"
            """
                .replace("CHATS", chats.toString()),
            List.of(),
            "llm");

    assertThat(said.words())
        .contains(
            "salvo.systems.llm.options.prompts",
            "only the first 20,000 conversations of the file are used.");
  }

  @Test
  void shouldRefuseTheSimulationWhenAnObjectiveHasNoEndpoint() throws Exception {
    Said said =
        validate(
            """
            salvo.baseUrl = "http://127.0.0.1:1"
            salvo.systems.endpoints {
              list = [{ name = search, path = "/" }]
              slo { serch { p95 = 1 s } }
            }
            """,
            List.of(),
            "--json",
            "endpoints");

    assertThat(said.status()).isEqualTo(1);
    JsonNode json = PlainJson.MAPPER.readTree(said.out());
    assertThat(json.path("ok").booleanValue()).isFalse();
    assertThat(json.at("/simulations/0/check").textValue()).isEqualTo("EndpointsSimulation");
    assertThat(json.at("/simulations/0/level").textValue()).isEqualTo("problem");
    assertThat(json.at("/simulations/0/text").textValue()).contains("serch", "search");
  }

  @Test
  void shouldRefuseTheSimulationWhenItsBaselineIsMissing() throws Exception {
    Said said =
        validate(
            """
            salvo {
              baseUrl = "http://127.0.0.1:1"
              report { directory = "RESULTS", comparison.baseline = "no-such-baseline" }
              systems.endpoints.list = [{ name = search, path = "/" }]
            }
            """,
            List.of(),
            "endpoints");

    assertThat(said.status()).isEqualTo(1);
    assertThat(said.words())
        .contains("salvo.report.comparison.baseline", "no-such-baseline")
        .endsWith(" 1 problem, 0 notes. ");
  }

  @Test
  void shouldNameTheColumnWhenAFeederLacksIt() throws Exception {
    Said said =
        validate(
            """
            salvo.baseUrl = "http://127.0.0.1:1"
            salvo.systems.endpoints.list = [{ name = s, path = "/#{id}", feeder = "FEEDER" }]
            """,
            List.of(),
            "endpoints");

    assertThat(said.status()).isEqualTo(1);
    assertThat(said.words())
        .contains("has no column id, which its endpoint takes by", "2 problems, 0 notes.");
  }

  @Test
  void shouldNameTheLineWhenAConstructorFails() throws Exception {
    Process made =
        started(
            "salvo.gatling.validation.DryRunMain",
            List.of("-Dsalvo.config=" + OwnSettings.FILE),
            List.of(Mistakes.ThrowingSimulation.class.getName(), folder.toString()));

    assertThat(said(made).out()).contains("could not be created", "in line 26 of Mistakes.java");
    assertThat(made.exitValue()).isEqualTo(1);
  }

  @Test
  void shouldStartNothingWhenItIsAnOrdinarySimulation() throws Exception {
    Process made =
        started(
            "salvo.gatling.validation.DryRunMain",
            List.of("-Dsalvo.config=" + OwnSettings.FILE),
            List.of(PlainSimulation.class.getName(), folder.toString()));

    assertThat(said(made).out()).contains("dry run, load: open: ");
    assertThat(made.exitValue()).isZero();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void shouldNameTheNearestWhenThereIsNoSuchSimulation() throws Exception {
    Said said = validate("salvo {}", List.of(), "endpoint");

    assertThat(said.status()).isEqualTo(1);
    assertThat(said.words()).contains("there is no simulation of that name", "endpoints");
  }

  private Said validate(String settings, List<String> properties, String... arguments)
      throws IOException, InterruptedException {
    Path feeder = Files.writeString(folder.resolve("words.csv"), "word\npen\nink\n");
    Files.createDirectories(folder.resolve("feeders"));
    Path file =
        Files.writeString(
            folder.resolve("own.conf"),
            settings
                .replace("RESULTS", folder.resolve("results").toString())
                .replace("FEEDER", feeder.toString()));
    List<String> options = new ArrayList<>(properties);
    options.add("-Dsalvo.config=" + file);
    List<String> all = new ArrayList<>(List.of("validate"));
    all.addAll(Arrays.asList(arguments));
    return said(started(MAIN, options, all));
  }

  private Process started(String main, List<String> options, List<String> arguments)
      throws IOException {
    Process process =
        OwnJava.process(options, main, arguments)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    return process;
  }

  private static Said said(Process process) throws IOException, InterruptedException {
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), out);
  }
}

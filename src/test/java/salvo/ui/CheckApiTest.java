package salvo.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.e2e.simulations.OwnContentSimulation;
import salvo.gatling.validation.MadeSimulation;
import salvo.ui.start.KnownSimulation;

/** What a form for a new run is told before anything is started. */
class CheckApiTest {

  @TempDir private Path folder;
  private OpenRoom room;

  @BeforeEach
  void open() throws Exception {
    room =
        OpenRoom.over(
            folder,
            it -> MadeSimulation.refused(it, List.of()),
            new KnownSimulation(OwnContentSimulation.class.getName(), "own"));
  }

  @AfterEach
  void close() throws Exception {
    room.close();
  }

  @Test
  void shouldTellTheSimulationsWithUserTypesTasksAndProfiles() throws Exception {
    JsonNode names = room.get("simulations").path("simulations");
    JsonNode one = room.get("simulations/own");

    assertThat(names.findValuesAsText("name")).containsExactly("OwnContentSimulation");
    assertThat(one.path("userTypes").findValuesAsText("name")).contains("admin", "regular");
    assertThat(one.at("/userTypes/0/tasks").toString()).isEqualTo("{\"usage-summary\":1.0}");
    JsonNode smoke = profile(one, "smoke");
    assertThat(smoke.path("shape")).isNotEmpty();
    assertThat(smoke.path("chart")).isNotEmpty();
    assertThat(room.send("GET", "simulations/none", "").statusCode()).isEqualTo(422);
  }

  private static JsonNode profile(JsonNode simulation, String name) {
    for (JsonNode profile : simulation.path("profiles")) {
      if (profile.path("profile").asText().equals(name)) {
        return profile;
      }
    }
    throw new AssertionError("There is no profile " + name + " in " + simulation);
  }

  @Test
  void shouldShowTheLoadAndTheCommandWhenTheFormIsSound() throws Exception {
    JsonNode checked =
        check(
            "\"users\": 5, \"duration\": \"90\", \"rampUp\": \"\","
                + " \"salvo.slo.global.p95\": \"800 ms\"");

    assertThat(checked.path("ok").asBoolean()).as(checked.toString()).isTrue();
    assertThat(checked.path("problems")).isEmpty();
    assertThat(checked.path("command").asText())
        .isEqualTo(
            "./salvo run OwnContentSimulation -Dusers=5 -Dduration=90"
                + " '-Dsalvo.slo.global.p95=800 ms'");
    assertThat(checked.at("/load/model").asText()).isEqualTo("closed");
    assertThat(checked.at("/load/peak").asDouble()).isEqualTo(5);
    assertThat(checked.at("/load/seconds").asDouble()).isEqualTo(90);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "users|-3",
        "duration|soon",
        "profile|nope",
        "baseUrl|ftp://x",
        "spawnRate|0",
        "salvo.slo.global.p95|fast",
        "salvo.nope|3",
        "nope|3",
        "salvo.report.directory|/tmp",
        "salvo.system|content"
      })
  void shouldSayWhatIsWrongAtTheField(String field, String value) throws Exception {
    JsonNode checked = check("\"" + field + "\": \"" + value + "\"");

    assertThat(checked.path("ok").asBoolean()).isFalse();
    assertThat(checked.at("/problems/0/field").asText())
        .isEqualTo(field.replace("salvo.system", "system"));
    assertThat(checked.at("/problems/0/rule").asText()).isNotEmpty();
    assertThat(checked.at("/problems/0/fix").asText()).isNotEmpty();
  }

  @Test
  void shouldSayWhenSettingsContradictOneAnother() throws Exception {
    JsonNode checked = check("\"rampUp\": \"5 s\", \"spawnRate\": \"2\", \"users\": 4");

    assertThat(checked.at("/problems/0/field").asText()).isEqualTo("spawnRate");
    assertThat(checked.at("/problems/0/rule").asText()).isEqualTo("not together with rampUp");
  }

  @Test
  void shouldHandASecretToTheEnvironmentAndShowItNowhere() throws Exception {
    HttpResponse<String> answer =
        room.send(
            "POST", "check", form("\"salvo.systems.own.options.apiKey\": \"hunter2-hunter2\""));

    assertThat(answer.body()).doesNotContain("hunter2");
    JsonNode checked = OpenRoom.json(answer);
    assertThat(checked.path("ok").asBoolean()).isTrue();
    assertThat(checked.path("secretVariables").toString())
        .isEqualTo("[\"SALVO_SYSTEMS_OWN_OPTIONS_API_KEY\"]");
    assertThat(checked.path("command").asText())
        .isEqualTo("SALVO_SYSTEMS_OWN_OPTIONS_API_KEY=... ./salvo run OwnContentSimulation");
  }

  @Test
  void shouldRefuseASecretThatTheEnvironmentCannotName() throws Exception {
    HttpResponse<String> answer =
        room.send("POST", "check", form("\"salvo.http.headers.Authorization\": \"Bearer a1b2c3\""));

    assertThat(answer.body()).doesNotContain("a1b2c3");
    JsonNode problem = OpenRoom.json(answer).at("/problems/0");
    assertThat(problem.path("field").asText()).isEqualTo("salvo.http.headers.Authorization");
    assertThat(problem.path("fix").asText()).contains("application.conf", "${?MY_SECRET}");
  }

  @Test
  void shouldStartNothingWhenTheFormHasProblems() throws Exception {
    HttpResponse<String> refused = room.send("POST", "runs", form("\"users\": \"many\""));

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(OpenRoom.json(refused).at("/problems/0/field").asText()).isEqualTo("users");
    assertThat(room.get("starts").path("starts")).isEmpty();
    assertThat(room.run(".ui")).doesNotExist();
  }

  private JsonNode check(String settings) throws Exception {
    return OpenRoom.json(room.send("POST", "check", form(settings)));
  }

  private static String form(String settings) {
    return "{\"simulation\": \"OwnContentSimulation\", \"settings\": {" + settings + "}}";
  }
}

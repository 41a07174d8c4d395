package salvo.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.config.Given;
import salvo.config.source.SettingsException;
import salvo.config.source.SettingsProblem;

class ProfileRulesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "users = 5, requests = 3, duration = 1 s        | requests go with users",
        "users = 5, requests = 3, rps = 4               | requests go with users",
        "requests = 3                                   | users are needed with requests",
        "rps = 3, duration = 1 s                        | users are needed",
        "users = 3, rps = 3, tasksPerSecond = 3, duration = 1 s | either rps or tasksPerSecond",
        "users = 3, tasksPerSecond = 3, spawnRate = 1, duration = 9 s | spawnRate is for profiles",
        "users = 3, rps = 3                             | a duration, requests or stages",
        "users = 3, rps = 3, duration = 1 s, spawnRate = 1 | spawnRate is for profiles without a"
            + " rate",
        "users = 3, duration = 9 s, spawnRate = 1, rampUp = 1 s | either rampUp or spawnRate",
        "users = 3, duration = 1 s, rampUp = 2 s        | within the duration of 1 s",
        "users = 3, duration = 1 s, spawnRate = 1       | within the duration of 1 s",
        "duration = 9 s, stages = [{ users = 1, duration = 1 s }] | levels and times belong",
        "stages = [{ users = 1, duration = 1 s }, { rps = 1, duration = 1 s }] | stages all give",
        "users = 1, stages = [{ rps = 1, duration = 1 s }, { tasksPerSecond = 1, duration = 1 s }]"
            + " | stages all give",
        "stages = [{ duration = 1 s }]                  | stages all give",
        "stages = [{ users = 1, rps = 1, duration = 1 s }] | stages all give",
        "stages = [{ rps = 1, duration = 1 s }]         | users are needed: the identities",
        "users = 2, stages = [{ users = 1, duration = 1 s }] | users belong to the stages only",
        "stages = [{ users = 0, duration = 1 s }]       | a level above 0",
        "stages = [{ users = 1, rampUp = 2 s, duration = 1 s }] | includes its rampUp"
      })
  void shouldRefuseTheProfileWhenItContradictsItself(String fields, String rule) {
    Given given = Given.application("salvo.workload.profiles.mine { " + fields + " }");

    assertThat(problems(given.property("profile", "mine")))
        .singleElement()
        .satisfies(problem -> assertThat(problem.rule()).contains(rule))
        .satisfies(problem -> assertThat(problem.fix()).isNotBlank());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rps=5;tasksPerSecond=5                   | tasksPerSecond | not together with rps",
        "profile=users-requests-light;model=open;rps=4 | model  | a duration with it",
        "profile=ramp-hold;model=open             | model      | a rate with it",
        "model=open;requests=3                    | requests   | for the closed model only",
        "users=3;requests=3;duration=1            | duration   | not together with requests",
        "profile=users-requests-light;spawnRate=1 | spawnRate  | all users start at once",
        "profile=users-requests-light;rampUp=1 s  | rampUp     | all users start at once",
        "users=200;spawnRate=5                    | spawnRate  | within the duration of 30 s",
        "profile=spawn;rampUp=1 s;spawnRate=1     | spawnRate  | not together with rampUp",
        "model=open;spawnRate=1                   | spawnRate  | for the closed model only",
        "profile=spike;rampUp=1 s                 | rampUp     | stages have their own ramps",
        "profile=step-ramp;spawnRate=1            | spawnRate  | stages have their own ramps",
        "profile=ramp-hold;duration=10 s          | rampUp     | within the duration of 10 s",
        "profile=ramp-hold;spawnRate=0.1          | spawnRate  | within the duration of 200 s",
        "profile=soak;duration=24 h;timeScale=1.1 | timeScale  | at most 24 h long",
      })
  void shouldRefuseTheOverrideWhenItDoesNotFit(String overrides, String key, String rule) {
    Given given = Given.nothing();
    for (String override : overrides.split(";")) {
      given.property(override.split("=")[0], override.split("=")[1]);
    }

    assertThat(problems(given))
        .singleElement()
        .satisfies(problem -> assertThat(problem.key()).isEqualTo("salvo.workload." + key))
        .satisfies(problem -> assertThat(problem.rule()).contains(rule))
        .satisfies(problem -> assertThat(problem.value()).isNotBlank());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "model=closed",
        "rps=1",
        "tasksPerSecond=1",
        "duration=5 s",
        "rampUp=1 s",
        "requests=1",
        "spawnRate=1",
        "timeScale=2",
        "salvo.workload.ceiling=9",
        "salvo.workload.arrivals=poisson",
        "profile=capacity"
      })
  void shouldRefuseTheOverrideWhenATraceIsTheLoad(String override) {
    String[] given = override.split("=");

    assertThat(problems(traced().property(given[0], given[1])))
        .singleElement()
        .satisfies(problem -> assertThat(override).contains(problem.key().split("\\.")[2]))
        .satisfies(problem -> assertThat(problem.rule()).contains("salvo.workload.trace"));
  }

  @Test
  void shouldOfferTheTraceInPlaceOfTheProfile() {
    InjectionProfile profile = Profiles.resolve(traced().property("users", "3").read().workload());

    assertThat(profile.model()).isEqualTo(Model.OPEN);
    assertThat(profile.users()).isEqualTo(3);
    assertThat(profile.stages())
        .extracting(Stage::from, it -> it.duration().toMillis())
        .containsExactly(tuple(2.0, 1000L), tuple(0.0, 1000L), tuple(1.0, 1000L));
    assertThat(OfferedLoad.of(profile).tasks()).hasValue(3);
    assertThat(LoadChart.draw(profile, StandardCharsets.UTF_8)).hasSize(9);
  }

  private static Given traced() {
    return Given.nothing()
        .property("salvo.workload.trace.file", "src/test/resources/traces/mooncake.jsonl");
  }

  @Test
  void shouldReportEveryContradictionWhenThereAreSeveral() {
    Given given =
        Given.nothing()
            .property("model", "open")
            .property("requests", "3")
            .property("duration", "5 s")
            .property("spawnRate", "1")
            .property("rampUp", "1 s");

    assertThat(problems(given))
        .extracting(SettingsProblem::key)
        .containsExactly(
            "salvo.workload.requests", "salvo.workload.spawnRate", "salvo.workload.spawnRate");
  }

  private static List<SettingsProblem> problems(Given given) {
    SettingsException refused =
        catchThrowableOfType(
            SettingsException.class, () -> Profiles.resolve(given.read().workload()));
    assertThat(refused).isNotNull();
    return refused.problems();
  }
}

package salvo.config.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.config.Given;

class SettingsProblemsTest {

  @Test
  void shouldListEveryProblemWhenThereAreSeveral() {
    Given given =
        Given.nothing()
            .property("users", "0")
            .property("salvo.monitor.intervall", "1 s")
            .variable("SALVO_SANDBOX_PORT", "http");

    assertThatThrownBy(given::read)
        .isInstanceOf(SettingsException.class)
        .hasMessage(
            """
            The configuration has 3 problems:
              salvo.workload.users = "0"  (-Dusers)
                rule: a whole number from 1 to 1000000
                fix:  set salvo.workload.users or pass -Dusers, for example to 50
              salvo.sandbox.port = "http"  (SALVO_SANDBOX_PORT)
                rule: a whole number from 0 to 65535
                fix:  set salvo.sandbox.port, for example to 8080
              salvo.monitor.intervall  (-Dsalvo.monitor.intervall)
                rule: a key that Salvo knows
                fix:  did you mean salvo.monitor.interval?\
            """
                .stripIndent());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "workload.users           | 0, -1, 1.5, 1000001, 99999999999, ten, '', 1e999999999",
        "workload.rps             | 0, -1, 100000.1, NaN, Infinity, fast",
        "workload.duration        | 0 s, -1 s, 0, 86401, 24.1 h, 1 week, soon, 999999999999999999"
            + " d",
        "workload.rampUp          | -1 s, -5, 25 h",
        "workload.requests        | 0, 1000001, 2.5",
        "workload.spawnRate       | 0, -3, 100001",
        "workload.timeScale       | 0, 10.1, 0.0001, x",
        "workload.model           | opened, OPEN, ''",
        "slo.global.mean          | 0 s, 61 min, 500, 1.2 x base, 0 x baseline, 101 x baseline",
        "slo.global.errorRate     | -0.1, 1.01, 1 %",
        "slo.global.minRps        | 0, -5, automatic",
        "slo.minRpsShare          | 1.1, -0.1",
        "report.comparison.minEffect      | 0, 1, 5 %",
        "report.comparison.minErrorChange | 0, 1, x",
        "http.requestTimeout      | 0 s, 2 h",
        "http.shareConnections    | yes, 1, TRUE",
        "warmUp.duration          | 11 min, -1 s",
        "warmUp.tasksPerSecond    | 0",
        "sandbox.host             | 0.0.0.0, example.com, 192.168.1.1",
        "sandbox.port             | -1, 65536",
        "sandbox.seed             | 1.5, 9223372036854775808, x",
        "sandbox.scale            | -1, 101",
        "sandbox.slots            | 0",
        "sandbox.queue            | -1",
        "sandbox.rateLimits       | maybe",
        "monitor.interval         | 99 ms, 61 s",
        "budget.requests          | 0, -1, many",
        "budget.spend             | 0, -1, $5",
        "systems.content.costs.generate | -1, free",
        "report.skipFirst         | -1 s, 61 min, 30",
        "report.requests          | yes, 1",
        "report.apdex.global      | 0 s, 2 h, 500",
        "report.slowAfter         | '10 s,0 s', 10",
        "report.tiers.p95.warning | 0 s, 2",
        "report.tiers.p95.critical | 61 min, 5",
        "report.tiers.cpu.critical | 1.1, 85 %",
        "report.tiers.memory.warning | -0.1, 70 %",
        "report.injectorLimits.samples | 0, 1.5",
        "report.injectorLimits.cpu | 1.1, 90 %",
        "report.injectorLimits.closedCpu | 75",
        "report.injectorLimits.throttled | 1.5",
        "report.injectorLimits.gcShare | -0.1",
        "report.injectorLimits.pause | 0 s, 200",
        "report.injectorLimits.schedulingDelay | 0 s, 500",
        "report.injectorLimits.startedShare | 1.01",
        "report.injectorLimits.streamLag | 5, -0.1"
      })
  void shouldNameTheKeyWhenItsValueBreaksTheRule(String key, String values) {
    for (String value : values.split(", ")) {
      String bare = value.replace("'", "");
      assertThat(Given.nothing().property("salvo." + key, bare).problems())
          .as(key + " = " + bare)
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.key()).isEqualTo("salvo." + key);
                assertThat(problem.value()).isEqualTo("\"" + bare + "\"");
                assertThat(problem.source()).isEqualTo("-Dsalvo." + key);
                assertThat(problem.rule()).isNotBlank();
                assertThat(problem.fix()).contains("salvo." + key);
              });
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "workload.users        | 1, 1000000, 5.0, 1e3",
        "workload.rps          | 0.001, 100000",
        "workload.duration     | 1 ms, 24 h, 1 h, 1.5min, 1 day, 90 seconds, 300, 2.5",
        "workload.rampUp       | 0, 0 s, 24 h, 5, 0.5",
        "workload.timeScale    | 0.001, 10",
        "slo.global.errorRate  | 0, 1, 2 x baseline",
        "slo.global.p95        | 1.2 x baseline, 100xbaseline, 0.001 x baseline",
        "slo.global.minRps     | 0.9 x baseline",
        "sandbox.host          | localhost, 127.0.0.1, 127.1.2.3, ::1",
        "sandbox.seed          | -1, 9223372036854775807",
        "warmUp.duration       | 0 s, 0",
        "baseUrl               | http://localhost, https://a.example.com:65535/x, HTTP://[::1]:80,"
            + " http://my_host:8080/x, https://_a"
      })
  void shouldAcceptTheValueWhenItIsAtTheBound(String key, String values) {
    for (String value : values.split(", ")) {
      Given given = Given.nothing().property("salvo." + key, value);
      assertThat(given.problems()).as(key + " = " + value).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.com",
        "ftp://example.com",
        "http://",
        "http:///path",
        "http://my_host:0",
        "http://my_host:99999",
        "http://bob@my_host",
        "http://example.com:0",
        "http://example.com:65536",
        "http://example.com?x=1",
        "http://example.com#top",
        "http://exa mple.com",
        "mailto:me@example.com"
      })
  void shouldRefuseTheTargetWhenItIsNoPlainWebAddress(String url) {
    assertThat(Given.nothing().property("baseUrl", url).problems())
        .extracting(SettingsProblem::key)
        .containsExactly("salvo.baseUrl");
  }

  @Test
  void shouldNameTheTypeWhenItIsWrong() {
    assertThat(
            Given.application(
                    """
                    salvo.http = 5
                    salvo.workload { users = [1], profiles.smoke.stages = { a = 1 } }
                    salvo.sandbox.faults = [7]
                    salvo.warmUp.onTarget { now = true }
                    """)
                .problems())
        .extracting(SettingsProblem::key, SettingsProblem::value, SettingsProblem::rule)
        .contains(
            tuple("salvo.http", "5", "an object with keys of its own"),
            tuple("salvo.workload.users", "a list", "a whole number from 1 to 1000000"),
            tuple("salvo.workload.profiles.smoke.stages", "an object", "a list of objects"),
            tuple("salvo.sandbox.faults[0]", "7", "an object"),
            tuple("salvo.warmUp.onTarget", "an object", "true or false"));
  }

  @Test
  void shouldNameThePropertyWhenItMakesAnObjectOfWhatIsNone() {
    assertThat(Given.nothing().property("salvo.sandbox.faults.first.rate", "1").problems())
        .extracting(SettingsProblem::key, SettingsProblem::source, SettingsProblem::rule)
        .containsExactly(
            tuple(
                "salvo.sandbox.faults", "-Dsalvo.sandbox.faults.first.rate", "a list of objects"));
  }

  @Test
  void shouldRefuseTheWholeWhenSalvoIsNoObject() {
    assertThat(Given.application("salvo = 5").problems())
        .extracting(SettingsProblem::key)
        .contains("salvo");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "salvo.workload.usres             | did you mean salvo.workload.users?",
        "salvo.workload.rampup            | did you mean salvo.workload.rampUp?",
        "salvo.users                      | did you mean salvo.workload.users?",
        "salvo.worklaod.users             | did you mean salvo.workload?",
        "salvo.systems.content.userTypes.regular.wieght | regular.weight?",
        "salvo.systems.content.slo.login.maxx | salvo.systems.content.slo.login.max?",
        "salvo.systems.content.userTypes.regular.thinkTime.median | the keys here are: min, max",
        "salvo.workload.profiles.smoke.rsp | did you mean salvo.workload.profiles.smoke.rps?",
        "salvo.workload..users            | the keys here are: profiles, profile"
      })
  void shouldSuggestTheNearestKeyWhenItIsUnknown(String key, String suggestion) {
    assertThat(Given.nothing().property(key, "1").problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.rule()).isEqualTo("a key that Salvo knows"))
        .satisfies(problem -> assertThat(problem.value()).isEmpty())
        .satisfies(problem -> assertThat(problem.fix()).contains(suggestion));
  }

  @Test
  void shouldTellOfAMistakeOnceWhenOthersReferToTheValue() {
    assertThat(
            Given.application(
                    """
                    salvo.systems.content.slo.login { p95 = soon, p99 = soon }
                    salvo.systems.content.slo.register { p95 = soon }
                    """)
                .problems())
        .extracting(SettingsProblem::key)
        .containsExactly(
            "salvo.systems.content.slo.login.p95",
            "salvo.systems.content.slo.login.p99",
            "salvo.systems.content.slo.register.p95");
  }

  @ParameterizedTest
  @CsvSource({
    "SALVO_WARMUP_DURATON, SALVO_WARM_UP_DURATION",
    "SALVO_USERS, SALVO_WORKLOAD_USERS",
    "SALVO_SYSTEM_CONTENT_OPTIONS_API_KEY, SALVO_SYSTEMS_CONTENT_OPTIONS_API_KEY"
  })
  void shouldSuggestTheNearestVariableWhenItIsUnknown(String name, String nearest) {
    assertThat(Given.nothing().variable(name, "s3cret").problems())
        .containsExactly(
            new SettingsProblem(
                name,
                "",
                "environment",
                "a variable that names a key of Salvo",
                "did you mean " + nearest + "?"));
  }

  @Test
  void shouldListTheProfilesWhenTheChosenOneIsUnknown() {
    assertThat(Given.nothing().property("profile", "smok").problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.rule())
                  .startsWith(
                      "one of burst, capacity, factoria-spike, heavy, light, normal, ramp-hold");
              assertThat(problem.fix()).startsWith("did you mean smoke?");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"nope", "x", "smoking-gun", "quick"})
  void shouldSuggestNoProfileWhenNoneIsNear(String name) {
    assertThat(Given.nothing().property("profile", name).problems())
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.fix())
                    .isEqualTo(
                        "choose one of them. Or define it as salvo.workload.profiles." + name));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "userTypes.regular.weight = -1                  | userTypes.regular.weight",
        "userTypes.regular.tasks.usage = many           | userTypes.regular.tasks.usage",
        "userTypes.probe.pacing = soon                  | userTypes.probe.pacing",
        "userTypes.regular.thinkTime.max = 500 ms       | userTypes.regular.thinkTime.max",
        "userTypes.admin.tasks = often                  | userTypes.admin.tasks",
        "slo.login.errorRate = 5                        | slo.login.errorRate",
        "slo.login.p95 = 400                            | slo.login.p95",
        "pathPrefix = api                               | pathPrefix",
        "pathPrefix = /api/                             | pathPrefix",
        "options.apiKey = [1]                           | options.apiKey"
      })
  void shouldNameTheKeyWhenASystemIsWrong(String line, String key) {
    assertThat(Given.application("salvo.systems.content." + line).problems())
        .extracting(SettingsProblem::key)
        .contains("salvo.systems.content." + key);
  }

  @Test
  void shouldLeaveTheLaunchersOptionsForJavaAlone() {
    assertThat(Given.nothing().variable("SALVO_JAVA_OPTS", "-Xmx1g").problems()).isEmpty();
  }
}

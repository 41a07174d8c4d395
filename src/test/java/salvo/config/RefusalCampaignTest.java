package salvo.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.typesafe.config.ConfigUtil;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.config.source.SettingsProblem;

/**
 * Bad settings of every kind, each given in all the ways there are: one sentence with key, value,
 * rule and fix, whatever the way.
 */
class RefusalCampaignTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final List<String> BAD =
      List.of(
          "baseUrl: ftp://a, localhost:80, http://, http://a?b=c, http://a#b, http://a:0",
          "workload.profile: nope, Smoke",
          "workload.model: opened, OPEN",
          "workload.users: 0, -1, 1.5, 1000001, ten, 1e999999999",
          "workload.rps: 0, 1e-300, 100001, NaN",
          "workload.duration: 0 s, 30 x, 25 h, soon, 0.5 ms",
          "workload.rampUp: -1 s, -5, 5 x",
          "workload.requests: 0, 2.5",
          "workload.spawnRate: 0, 1e-9",
          "workload.timeScale: 0, 11, x",
          "http.requestTimeout: 0 s, 2 h, x",
          "http.shareConnections: yes, 1",
          "warmUp.duration: 11 min, -1 s",
          "warmUp.tasksPerSecond: 0, fast",
          "workload.tasksPerSecond: 0, x",
          "warmUp.onTarget: maybe",
          "sandbox.host: 0.0.0.0, example.com",
          "sandbox.port: -1, 65536, http",
          "sandbox.seed: 1.5, x",
          "sandbox.scale: -1, 101",
          "sandbox.slots: 0",
          "sandbox.queue: -1",
          "sandbox.callbacks.lost: 2",
          "monitor.interval: 99 ms, 61 s",
          "monitor.targetPid: 0, x",
          "live.port: 65536",
          "live.terminal: on",
          "suite.parallel: 0, 65",
          "budget.requests: 0, many",
          "budget.spend: 0, $5",
          "slo.minRpsShare: 1.1",
          "slo.global.p95: 400, 0 s, 2 x base",
          "slo.global.errorRate: 1.01, 1 %",
          "slo.global.minRps: 0, automatic",
          "report.skipFirst: -1 s, 30",
          "report.requests: yes",
          "report.comparison.minEffect: 0, 1, 5 %",
          "report.tiers.cpu.critical: 1.1, 85 %",
          "report.injectorLimits.samples: 0, 1.5",
          "report.injectorLimits.schedulingDelay: 500",
          "systems.content.pathPrefix: api, /api/",
          "systems.content.baseUrl: ftp://b, b");

  /**
   * What no key takes, whatever it is: by one way each in turn, or by all of them with {@code
   * -Dcampaign.whole=true}.
   */
  private static final List<String> NEVER =
      List.of("several", "-7 apples", "5 parsecs", "0x1g", "1..2", "½");

  /** How a key gets its value. */
  private static final Map<String, BiFunction<String, String, Given>> WAYS =
      new TreeMap<>(
          Map.of(
              "-D",
              (key, value) -> Given.nothing().property(key, value),
              "variable",
              (key, value) -> Given.nothing().variable(variable(key), value),
              "application.conf",
              (key, value) -> Given.application(line(key, value)),
              "<system>.conf",
              (key, value) -> Given.nothing().system(line(key, value))));

  @Test
  void shouldNameKeyValueRuleAndFixOfEachBadSettingInEachWay() {
    List<String[]> cases =
        BAD.stream()
            .flatMap(line -> cases(line, Stream.of(line.split(": ", 2)[1].split(", "))))
            .toList();

    assertThat(cases.size() * WAYS.size()).isGreaterThanOrEqualTo(300);
    assertTimeout(PATIENCE, () -> cases.forEach(it -> assertRefused(it, WAYS.keySet())));
  }

  @Test
  void shouldNameKeyValueRuleAndFixOfWhatNoKeyTakes() {
    List<String[]> cases = BAD.stream().flatMap(line -> cases(line, NEVER.stream())).toList();
    List<String> ways = List.copyOf(WAYS.keySet());

    assertThat(cases).hasSizeGreaterThanOrEqualTo(250);
    for (int i = 0; i < cases.size(); i++) {
      boolean inTurn = !Boolean.getBoolean("campaign.whole");
      assertRefused(cases.get(i), inTurn ? List.of(ways.get(i % ways.size())) : ways);
    }
  }

  private static Stream<String[]> cases(String line, Stream<String> values) {
    return values.map(value -> new String[] {"salvo." + line.split(": ", 2)[0], value});
  }

  private static void assertRefused(String[] bad, Collection<String> ways) {
    ways.forEach(
        way ->
            assertThat(WAYS.get(way).apply(bad[0], bad[1]).problems())
                .as(bad[0] + " = " + bad[1] + " by " + way)
                .singleElement()
                .satisfies(problem -> assertWhole(problem, bad[0], bad[1])));
  }

  private static void assertWhole(SettingsProblem problem, String key, String value) {
    assertThat(problem.key()).isEqualTo(key);
    assertThat(problem.value()).isEqualTo("\"" + value + "\"");
    assertThat(problem.source()).isNotBlank();
    assertThat(problem.rule()).isNotBlank();
    assertThat(problem.fix()).isNotBlank();
    assertThat(problem.text().lines()).hasSize(3);
  }

  private static String variable(String key) {
    return key.replaceAll("([a-z0-9])([A-Z])", "$1_$2").replace('.', '_').toUpperCase(Locale.ROOT);
  }

  private static String line(String key, String value) {
    return key + " = " + ConfigUtil.quoteString(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ name = a, path = \"/#{x\" }",
        "{ name = a, path = \"/#{}\" }",
        "{ name = a, path = \"/#{x}\" }",
        "{ name = a, path = \"a\" }",
        "{ name = a, path = \"/a b\" }",
        "{ name = a, path = \"/a\\nb\" }",
        "{ name = a, path = \"/\", weight = 0 }",
        "{ name = a, path = \"/\", weight = -1 }",
        "{ name = a, path = \"/\", expectedStatus = [] }",
        "{ name = a, path = \"/\", expectedStatus = [99] }",
        "{ name = a, path = \"/\", headers { X = \"a\\nb\" } }",
        "{ name = a, path = \"/\", headers { X = \"#{\" } }",
        "{ name = a, path = \"/\", headers { \"X Y\" = a } }",
        "{ name = a, path = \"/\", headers { \"X:\" = a } }",
        "{ name = a, path = \"/\", body = \"#{\" }",
        "{ name = a, path = \"/\", bodyFile = /dev/zero }",
        "{ name = a, path = \"/\", bodyFile = . }",
        "{ name = a, path = \"/\", feeder = /dev/zero }",
        "{ name = \" a\", path = \"/\" }",
        "{ name = \"a\\u001b[31m\", path = \"/\" }",
        "{ name = \"\", path = \"/\" }"
      })
  void shouldRefuseAnEndpointWhenItCannotWork(String endpoint) {
    assertThat(Given.application("salvo.systems.endpoints.list = [" + endpoint + "]").problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.key()).startsWith("salvo.systems.endpoints.list"))
        .satisfies(problem -> assertThat(problem.text().lines()).hasSize(3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ name = a, path = \"/##{x}\" }",
        "{ name = a, path = \"/#{randomUuid()}\" }",
        "{ name = a, path = \"/\", headers { X-A = \"a b\", Y = \"\" } }",
        "{ name = a, path = \"/\", weight = 0 }, { name = b, path = \"/\" }"
      })
  void shouldTakeAnEndpointWhenItCanWork(String endpoints) {
    assertThat(Given.application("salvo.systems.endpoints.list = [" + endpoints + "]").problems())
        .isEmpty();
  }

  @Test
  void shouldRefuseTextsWhenTheyAreEndless() {
    String endless = "a".repeat(100_000);
    for (String field : List.of("name", "path", "headers.X")) {
      String value = field.equals("path") ? "/" + endless : endless;
      String others =
          field.equals("path")
              ? "name = a, "
              : field.equals("name") ? "path = \"/\", " : "name = a, path = \"/\", ";
      assertThat(
              Given.application(
                      "salvo.systems.endpoints.list = [{ "
                          + others
                          + field
                          + " = \""
                          + value
                          + "\" }]")
                  .problems())
          .singleElement()
          .satisfies(problem -> assertThat(problem.text()).hasSizeLessThan(1_000));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "salvo.baseUrl = \"http://bob:hunter2@host\"",
        "salvo.baseUrl = \"http://bob:hun/hunter2@host\"",
        "salvo.baseUrl = \"bob:hunter2@host\"",
        "salvo.baseUrl = \"https://host?api_key=hunter2\"",
        "salvo.monitor.exporters = [{ name = a, url = \"http://bob:hunter2@host\", series = [x] }]",
        "salvo.http.headers.X = [ hunter2 ]",
        "salvo.http.headers.X = { a = hunter2 }",
        "salvo.http.headers = \"X-Auth: hunter2\"",
        "salvo.http.headers.X-Auth = \"hunter2\\n\"",
        "salvo.http.headers.Authorization = \"hunter2",
        "salvo.http.headers.Authorization = Bearer hunter2 : x }",
        "salvo.http.headers { X = hunter2 hunter2: }",
        "salvo.systems.content.options.apiKey = [ hunter2 ]",
        "salvo.systems.content.options.apikey = hunter2",
        "salvo.systems.content.options = hunter2hunter2 }",
        "Authorization = \"hunter2\" }"
      })
  void shouldNotTellASecretWhenItRefuses(String application) {
    assertThat(Given.application(application).problems())
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem.text()).doesNotContain("hunter2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u001b[2J", "x\nrule: none", "x\r", "\u202e", "\u0007", "\u0085"})
  void shouldNotObeyWhatItRefuses(String hostile) {
    assertThat(Given.nothing().property("profile", hostile).problems())
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.text().lines())
                    .hasSize(3)
                    .noneMatch(line -> line.contains(hostile)));
  }

  @Test
  void shouldRefuseAFileWhenItWouldFillTheMemory() {
    assertWholeFile("a = 1\n".repeat(2_000_000), "a file of at most 10 MB");
    assertWholeFile("[".repeat(5_000), "at most 100 levels within one another");
    assertWholeFile("a {".repeat(5_000), "at most 100 levels within one another");
    assertWholeFile("a" + ".a".repeat(5_000) + " = 1", "at most 100 levels within one another");
    assertWholeFile(laughs(40), "settings of at most 20 million characters");
    assertThat(Given.application(laughs(8)).problems()).isEmpty();
    assertThat(Given.nothing().property("salvo" + ".a".repeat(5_000), "1").problems()).hasSize(1);
    assertThat(Given.nothing().property("salvo.sandbox.faults", "[".repeat(5_000)).problems())
        .hasSize(1);
  }

  private static void assertWholeFile(String hocon, String rule) {
    assertThat(Given.application(hocon).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.rule()).startsWith(rule));
  }

  /** Each line twice as long as the one before. */
  private static String laughs(int lines) {
    StringBuilder text = new StringBuilder("my.a0 = ha\n");
    for (int i = 1; i <= lines; i++) {
      text.append("my.a").append(i).append(" = ");
      text.append("${my.a").append(i - 1).append("}${my.a").append(i - 1).append("}\n");
    }
    return text.toString();
  }

  @Test
  void shouldTellTheFirstFiftyWhenThereAreManyProblems() {
    StringBuilder text = new StringBuilder("salvo.report.apdex {\n");
    for (int i = 0; i < 20_000; i++) {
      text.append("a").append(i).append(" = x\n");
    }
    text.append("}");

    assertThatThrownBy(() -> Given.application(text.toString()).read())
        .hasMessageStartingWith("The configuration has 20000 problems:")
        .hasMessageEndingWith("  and 19950 more")
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(152));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "salvo.systems.endpoints.list = [ { name = a, path = \"/\" } { name = b, path = \"/b\" } ]",
        "salvo.sandbox.faults = [{endpoint = \"*\"}{kind = delay}]"
      })
  void shouldRefuseTwoObjectsOfAListWhenNoCommaIsBetween(String application) {
    assertThat(Given.application("\n" + application).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.key()).endsWith(".conf:2"))
        .satisfies(problem -> assertThat(problem.fix()).isEqualTo("write a comma between } and {"));
  }

  @Test
  void shouldTakeTwoObjectsOfAListWhenALineBreakIsBetween() {
    String list =
        """
        salvo.systems.endpoints.list = [
          { name = a, path = "/" } # { one }
          { name = b, path = "/b", body = "} {" }, // {
          { name = c, path = "/c" }
        ]
        """;

    assertThat(Given.application(list).read().systems().get("endpoints").endpoints()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "salvo.slo.global { p95 = 3 s, p99 = 2 s }",
        "salvo.systems.content.slo.login { p50 = 2 s, max = 1 s }",
        "salvo.slo.resources.cpu_percent.p95 = 0.85",
        "salvo.slo.resources.memory_percent.max = 1"
      })
  void shouldRefuseAnObjectiveWhenItCannotDecide(String application) {
    assertThat(Given.application(application).problems()).hasSize(1);
  }
}

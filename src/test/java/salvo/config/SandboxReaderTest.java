package salvo.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.typesafe.config.ConfigUtil;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.config.SandboxRoute.ServiceTime;
import salvo.config.source.SettingsProblem;

class SandboxReaderTest {

  private static final String SANDBOX = "salvo.systems.endpoints.sandbox";

  @TempDir private Path folder;

  @Test
  void shouldFillInTheDefaultsWhenAnEntryIsEmpty() {
    assertThat(routes("\"GET /\" {}"))
        .containsExactly(
            new SandboxRoute(
                "GET /", 200, "", Map.of(), ServiceTime.fixed(Duration.ZERO), OptionalInt.empty()));
  }

  @Test
  void shouldReadEveryFieldWhenAllAreGiven() {
    assertThat(
            routes(
                """
                "POST /cart/{item}" {
                  status = 201, body = "<a>#{uuid} #{path.item} #{json.user.first-name}</a>"
                  contentType = "text/xml; charset=utf-8", headers { X-Shop = blue }
                  serviceTime { p50 = 30 ms, p95 = 80 ms, p99 = 90 ms, max = 1 s }, capacity = 10
                }
                """))
        .containsExactly(
            new SandboxRoute(
                "POST /cart/{item}",
                201,
                "<a>#{uuid} #{path.item} #{json.user.first-name}</a>",
                Map.of("Content-Type", "text/xml; charset=utf-8", "X-Shop", "blue"),
                new ServiceTime(millis(30), millis(80), millis(90), millis(1000)),
                OptionalInt.of(10)));
  }

  @Test
  void shouldTakeTheBodyFromAFileAndTheTailFromP95WhenGivenSo() throws IOException {
    Path body = Files.writeString(folder.resolve("products.json"), "[\"é\"]");

    SandboxRoute route =
        routes("\"GET /p\" { bodyFile = \"" + body + "\", serviceTime { p50 = 1 ms, p95 = 5 ms } }")
            .get(0);

    assertThat(route.body()).isEqualTo("[\"é\"]");
    assertThat(route.headers()).isEqualTo(Map.of("Content-Type", "application/json"));
    assertThat(route.serviceTime())
        .isEqualTo(new ServiceTime(millis(1), millis(5), millis(5), millis(5)));
  }

  @Test
  void shouldReadWhatMessagesAreAnsweredWith() {
    assertThat(routes("\"MESSAGE /ws\" { body = \"#{json.id}\", serviceTime = 5 ms }"))
        .containsExactly(
            new SandboxRoute(
                "MESSAGE /ws",
                200,
                "#{json.id}",
                Map.of(),
                ServiceTime.fixed(millis(5)),
                OptionalInt.empty()));
    assertThat(problems("\"MESSAGE /ws\" { status = 201 }"))
        .singleElement()
        .satisfies(it -> assertThat(it.key()).isEqualTo(SANDBOX + ".\"MESSAGE /ws\".status"));
  }

  @Test
  void shouldForgetAnEntryWhenItIsNull() {
    assertThat(routes("\"GET /a\" {}, \"GET /b\" {}, \"GET /a\" = null"))
        .extracting(SandboxRoute::endpoint)
        .containsExactly("GET /b");
  }

  @Test
  void shouldNotTellHeadersAndBodiesWhenPrinted() {
    assertThat(routes("\"GET /a\" { body = secret, headers { A = secret } }"))
        .hasToString("[SandboxRoute[GET /a: 200]]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "products           | begins with /       | write \"GET /products\"",
        "/products          | begins with /       | write \"GET /products\"",
        "GET products       | begins with /       | write \"GET /products\"",
        "GTE /products      | GET, HEAD, POST     | did you mean GET?",
        "post /products     | GET, HEAD, POST     | did you mean POST?",
        "BREW /products     | GET, HEAD, POST     | choose one of them.",
        "GET /products?a=b  | without query       | correct products?a=b",
        "GET /a b           | without query       | correct a b",
        "GET /a-{b}         | a whole segment     | correct a-{b}",
        "GET /{a}/{a}       | a name of their own | correct {a}",
        "GET /{}            | a name of their own | correct {}",
        "MESSAGE /{a}       | without braces      | write the path in full",
      })
  void shouldNameTheEntryWhenItIsNoMethodAndPath(String name, String rule, String fix) {
    assertThat(problems("\"" + name + "\" {}"))
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.key()).isEqualTo(SANDBOX + "." + ConfigUtil.joinPath(name)))
        .satisfies(problem -> assertThat(problem.rule()).contains(rule))
        .satisfies(problem -> assertThat(problem.fix()).isEqualTo(fix));
  }

  @Test
  void shouldRefuseTwoEntriesWhenTheyHaveTheSamePaths() {
    assertThat(problems("\"GET /a/{x}\" {}, \"GET /a/{y}\" {}, \"PUT /a/{y}\" {}"))
        .extracting(SettingsProblem::key, SettingsProblem::rule)
        .containsExactly(
            tuple(SANDBOX + ".\"GET /a/{y}\"", "for paths of its own; GET /a/{x} has the same"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "status = 199                                | status          | from 200 to 599",
        "status = 204, body = x                      | body            | has no body",
        "body = {}                                   | body            | a text",
        "body = '#{id}'                              | body            | #{uuid}, #{json.field}",
        "body = '#{path.id}'                         | body            | #{path.name}",
        "body = '#{json}'                            | body            | #{json.field}",
        "bodyFile = no/such.json                     | bodyFile        | a regular file",
        "body = a, bodyFile = pom.xml                | bodyFile        | the only body",
        "contentType = json                          | contentType     | a media type",
        "headers { Content-Length = 1 }              | headers         | not Content-Length",
        "headers { content-type = a }                | headers         | not content-type",
        "headers { 'a b' = 1 }                       | headers         | not a b",
        "serviceTime = 20                            | serviceTime     | with its unit",
        "serviceTime = 2 h                           | serviceTime     | 0 s to 1 h",
        "serviceTime { p95 = 20 ms }                 | serviceTime.p50 | there is no default",
        "serviceTime { p50 = 2 ms, p95 = 1 ms }      | serviceTime.p95 | at least p50, 2 ms",
        "serviceTime { p50 = 0 ms, p95 = 1 ms }      | serviceTime.p50 | from 1 ms",
        "serviceTime { p50 = 1 ms, p95 = 2 ms, max = 1 ms } | serviceTime.max | at least p99, 2 ms",
        "serviceTime { mean = 1 ms, p50 = 1 ms, p95 = 1 ms } | serviceTime.mean | that Salvo knows",
        "capacity = 0                                | capacity        | from 1",
        "statsu = 200                                | statsu          | that Salvo knows",
      })
  void shouldNameTheFieldWhenItBreaksTheRule(String fields, String field, String rule) {
    assertThat(problems("\"GET /a\" { " + fields.replace("'", "\"") + " }"))
        .singleElement()
        .satisfies(problem -> assertThat(problem.key()).isEqualTo(SANDBOX + ".\"GET /a\"." + field))
        .satisfies(problem -> assertThat(problem.rule()).contains(rule));
  }

  @Test
  void shouldTellAllProblemsAtOnceWhenThereAreSeveral() {
    assertThat(problems("products {}, \"GET /a\" { status = 1, capacity = 0 }, \"GET /b\" = 5"))
        .extracting(SettingsProblem::key)
        .containsExactlyInAnyOrder(
            SANDBOX + ".products",
            SANDBOX + ".\"GET /a\".status",
            SANDBOX + ".\"GET /a\".capacity",
            SANDBOX + ".\"GET /b\"");
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }

  private static List<SandboxRoute> routes(String entries) {
    return Given.application(SANDBOX + " { " + entries + " }")
        .read()
        .systems()
        .get("endpoints")
        .sandbox();
  }

  private static List<SettingsProblem> problems(String entries) {
    return Given.application(SANDBOX + " { " + entries + " }").problems();
  }
}

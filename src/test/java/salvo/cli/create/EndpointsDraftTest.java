package salvo.cli.create;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import salvo.config.Settings;
import salvo.config.answers.Answers;
import salvo.config.steps.Step;
import salvo.config.steps.SystemTasks;

class EndpointsDraftTest {

  private static final SystemName NAME = SystemName.of("notes");

  @Test
  void shouldWriteInOneLineWhatFitsIn100Columns() {
    String source = draft(endpoint("list", "/notes", Map.of(), null)).source();

    assertThat(source)
        .contains(
            """
              private final HttpRequestActionBuilder list = http("list").get("/notes").check(status().is(200));

              public NotesSimulation() {
                setUp(load(users("client").task("list", 1, list))).assertions(slos());
              }
            """);
  }

  @Test
  void shouldBreakWhatDoesNotFitFromTheOutsideIn() {
    assertThat(draft(endpoint("list", "/notes/of/today", Map.of(), null)).source())
        .contains(
            """
              private final HttpRequestActionBuilder list =
                  http("list").get("/notes/of/today").check(status().is(200));
            """);
  }

  @Test
  void shouldCallFieldsDifferentlyWhenNamesAreAlikeOrWordsOfJava() {
    String source =
        draft(
                endpoint("get note", "/a", Map.of(), null),
                endpoint("get-note", "/b", Map.of(), null),
                endpoint("new", "/c", Map.of(), null),
                endpoint("1", "/d", Map.of(), null))
            .source();

    assertThat(source).contains(" getNote =", " getNote2 =", " requestNew =", " request1 =");
  }

  @Test
  void shouldMakeAnOptionOfAHeaderThatHoldsASecret() {
    EndpointsDraft draft =
        draft(endpoint("list", "/notes", Map.of("X-Api-Key", "hidden", "Accept", "*/*"), null));

    assertThat(draft.source())
        .contains(".header(\"Accept\", \"*/*\")")
        .contains(".header(\"X-Api-Key\", target().optionIfAny(\"xApiKey\").orElse(\"none\"))")
        .doesNotContain("hidden");
    assertThat(draft.options()).containsExactly("xApiKey");
  }

  @Test
  void shouldRefuseASecretThatNoOptionCanHold() {
    assertThatExceptionOfType(Unmakeable.class)
        .isThrownBy(
            () ->
                draft(
                    endpoint("list", "/notes?token=hidden", Map.of(), null),
                    endpoint("log in", "/login", Map.of(), "{\"password\": \"hidden\"}")))
        .withMessageContaining("The path of the endpoint list seems to hold a secret")
        .withMessageContaining("The body of the endpoint log in seems to hold a secret")
        .withMessageNotContaining("hidden");
  }

  @Test
  void shouldEscapeWhatATextOfJavaCannotHold() {
    assertThat(draft(endpoint("add", "/notes", Map.of(), "{\"a\": \"\\n\"}\n\té")).source())
        .contains("StringBody(\"{\\\"a\\\": \\\"\\\\n\\\"}\\n\\té\")");
  }

  @Test
  void shouldDeclareOneRouteForPathsOfOneShape() {
    assertThat(
            EndpointsConf.routes(
                List.of(
                    endpoint("one", "/notes/#{note}?full=1", Map.of(), null),
                    endpoint("two", "/notes/n-#{id}", Map.of(), null),
                    endpoint("all", "/notes", Map.of(), null))))
        .isEqualTo(
            """
                "GET /notes/{part2}" { status = 200, serviceTime = 20 ms }
                "GET /notes" { status = 200, serviceTime = 20 ms }
            """);
  }

  private static EndpointsDraft draft(Settings.Endpoint... endpoints) {
    return EndpointsDraft.of(
        NAME,
        new Settings.SystemUnderTest(
            "",
            Map.of(),
            Map.of(),
            Map.of(),
            Answers.NONE,
            Map.of(),
            List.of(endpoints),
            List.of(),
            Map.of(),
            Map.of(),
            List.of(),
            SystemTasks.NONE));
  }

  private static Settings.Endpoint endpoint(
      String name, String path, Map<String, String> headers, String body) {
    return new Settings.Endpoint(
        name,
        "GET",
        path,
        headers,
        Optional.ofNullable(body),
        Optional.<Path>empty(),
        Optional.empty(),
        Step.Share.SPLIT,
        1,
        List.of(200));
  }
}

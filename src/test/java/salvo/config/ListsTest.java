package salvo.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.config.source.SettingsProblem;

class ListsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[admin, burst]",
        "\"admin,burst\"",
        "\"[admin, burst]\"",
        "{ 0 = admin, 1 = burst }"
      })
  void shouldReadAListHoweverItIsWritten(String list) {
    assertThat(
            Given.application("salvo.workload.userTypes = " + list).read().workload().userTypes())
        .containsExactly("admin", "burst");
  }

  @Test
  void shouldReadAListWhenPropertiesNumberItsElements() {
    Given given =
        Given.application("salvo.workload.userTypes = [regular, burst, probe]")
            .property("salvo.workload.userTypes.1", "burst")
            .property("salvo.workload.userTypes.0", "admin");

    assertThat(given.read().workload().userTypes()).containsExactly("admin", "burst");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ regular = true }",
        "{ 0 = admin, two = burst }",
        "{ 1 = admin }",
        "{ 0 = admin, 2 = burst }",
        "{}",
        "[{ 0 = admin }]",
        "[[admin]]",
        "\"\"",
        "\" \""
      })
  void shouldRefuseAListWhenItWouldLoseAnElement(String list) {
    assertThat(Given.application("salvo.workload.userTypes = " + list).problems())
        .extracting(SettingsProblem::key, SettingsProblem::rule)
        .containsExactly(
            tuple(
                "salvo.workload.userTypes",
                "a list, or a text with commas between, of which each is a text"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ first { name = a } }",
        "{ 0 { name = a }, x { name = b } }",
        "{ 1 { name = a } }",
        "a"
      })
  void shouldRefuseAListOfObjectsWhenItWouldLoseAnElement(String list) {
    assertThat(Given.application("salvo.systems.endpoints.list = " + list).problems())
        .extracting(SettingsProblem::key)
        .containsExactly("salvo.systems.endpoints.list");
  }

  @Test
  void shouldSuggestTheOptionWhenItIsMisspelt() {
    assertThat(
            Given.application("salvo.systems.content.options { apikey = k, apiKeyHeder = X }")
                .property("salvo.systems.content.options.anything", "a")
                .variable("SALVO_SYSTEMS_CONTENT_OPTIONS_PASSWORD", "password-1")
                .problems())
        .extracting(SettingsProblem::key, SettingsProblem::fix)
        .containsExactlyInAnyOrder(
            tuple("salvo.systems.content.options.apikey", "did you mean apiKey?"),
            tuple("salvo.systems.content.options.apiKeyHeder", "did you mean apiKeyHeader?"),
            tuple("salvo.systems.content.options.anything", "leave it out, or declare it there"));
  }

  @Test
  void shouldLeaveOptionsToTheSimulationWhenItsSystemHasNoFile() {
    assertThat(Given.application("salvo.systems.shop.options.anything = a").problems()).isEmpty();
  }
}

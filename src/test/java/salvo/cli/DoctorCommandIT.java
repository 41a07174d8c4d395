package salvo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.text.PlainJson;

/** It starts Maven, to ask for its version. */
class DoctorCommandIT {

  @Test
  void shouldLookAtTheMachineAloneWhenThereIsNoTarget() throws IOException {
    CommandRun look = CommandRun.of("doctor", "--json");

    JsonNode json = PlainJson.MAPPER.readTree(look.out());
    assertThat(look.err()).isEmpty();
    assertThat(look.status()).isEqualTo(json.path("ok").booleanValue() ? 0 : 2);
    assertThat(json.path("machine").findValuesAsText("check"))
        .contains("Java", "Maven", "memory", "processors", "open files", "clock", "port 8089");
    assertThat(json.path("machine").findValuesAsText("text"))
        .noneMatch(it -> it.startsWith("could not be checked"));
    assertThat(json.path("target").isNull()).isTrue();
  }

  @Test
  void shouldEndWithTwoWhenTheTargetHasAProblem() {
    CommandRun look = CommandRun.of("doctor", "--base-url", "http://nowhere.invalid");

    assertThat(look.status()).as(look.err()).isEqualTo(2);
    assertThat(look.out())
        .contains("The target http://nowhere.invalid", "problem  DNS", "has no address");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--load=-1 | --load is -1, but must be from 0 to 10000.",
        "--load=5 | --load needs a target: give --base-url URL, or set salvo.baseUrl.",
        "--base-url=shop.example | --base-url is shop.example, but must be an http or https URL",
        "--base-url=ftp://a | --base-url is ftp://a, but must be an http or https URL",
        "--base-url=http://a^b | --base-url is not a URL: http://a^b."
      })
  void shouldRefuseWhatMakesNoSense(String arguments, String because) {
    CommandRun refused = CommandRun.of(("doctor " + arguments).split(" "));

    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).contains(because).doesNotContain("\tat ");
  }
}

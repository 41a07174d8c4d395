package salvo.gatling.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.config.Given;
import salvo.slo.UnknownEndpointException;

class QualitiesTest {

  private static final Set<String> REQUESTS = Set.of("chat", "chat ttft", "list", "list quality");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "list { share = 0.9 }                    | quality.\"list\"              | refusals ="
            + " usual",
        "list { finishReason = [stop] }          | quality.\"list\".finishReason | this one is not",
        "chat { at = a, json = true }            | quality.\"chat\".at           | leave it out",
        "list { at = \"a[\", json = true }       | quality.\"list\".at           | a JMESPath"
      })
  void shouldRefuseRulesThatSuchAnswersCannotHave(String rules, String key, String words) {
    Qualities qualities = qualities(rules);

    assertThatThrownBy(() -> qualities.check(REQUESTS))
        .hasMessageContaining("salvo.systems.content." + key)
        .hasMessageContaining(words);
  }

  @Test
  void shouldRefuseTheNameOfNoRequest() {
    Qualities qualities = qualities("lst { json = true }");

    assertThatThrownBy(() -> qualities.check(REQUESTS))
        .isInstanceOf(UnknownEndpointException.class)
        .hasMessageContaining("Did you mean \"list\"?");
  }

  @Test
  void shouldNameTheFiguresBesideTheirRequests() {
    assertThat(qualities("chat { json = true }").figures(Set.of("chat", "list")))
        .containsExactly("chat quality");
  }

  private static Qualities qualities(String rules) {
    return Qualities.of(
        Given.application("salvo.systems.content.quality { " + rules + " }").read(), "content");
  }
}

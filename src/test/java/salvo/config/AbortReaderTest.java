package salvo.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.config.source.Bound;
import salvo.config.source.SettingsException;

class AbortReaderTest {

  @Test
  void shouldWatchForSomeSecondsWhenARuleDoesNotSayHowLong() {
    Settings.AbortRule rule =
        Given.application("salvo.abortWhen.overload.errorRate = 0.5")
            .read()
            .abortWhen()
            .get("overload");

    assertThat(rule.scope()).isEqualTo("global");
    assertThat(rule.objectives().bounds()).isEqualTo(Map.of("errorRate", Bound.fixed(0.5)));
    assertThat(rule.window()).isEqualTo(Duration.ofSeconds(10));
    assertThat(rule.hold()).isEqualTo(Duration.ofSeconds(5));
    assertThat(rule.requests()).isEqualTo(20);
  }

  @Test
  void shouldReadTheRulesAndCostsOfASystem() {
    Settings settings =
        Given.application(
                """
                salvo.systems.content {
                  abortWhen.slow { endpoint = "create job", p95 = 2 s, window = 30 s, hold = 0 s }
                  costs { "generate content" = 0.002 }
                }
                salvo.budget.spend = 20
                """)
            .read();
    Settings.SystemUnderTest content = settings.systems().get("content");

    assertThat(content.abortWhen().get("slow").scope()).isEqualTo("create job");
    assertThat(content.abortWhen().get("slow").objectives().bounds())
        .isEqualTo(Map.of("p95", Bound.fixed(2_000)));
    assertThat(content.abortWhen().get("slow").hold()).isZero();
    assertThat(content.costs()).isEqualTo(Map.of("generate content", 0.002));
    assertThat(settings.budget().spend()).isEqualTo(OptionalDouble.of(20));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "salvo.abortWhen.a { errorRate = 0.5, window = 0 s }        | salvo.abortWhen.a.window",
        "salvo.abortWhen.a { errorRate = 0.5, window = 1500 ms }    | salvo.abortWhen.a.window",
        "salvo.abortWhen.a { errorRate = 0.5, window = 11 min }     | salvo.abortWhen.a.window",
        "salvo.abortWhen.a { errorRate = 0.5, hold = -1 s }         | salvo.abortWhen.a.hold",
        "salvo.abortWhen.a { errorRate = 0.5, requests = 0 }        | salvo.abortWhen.a.requests",
        "salvo.abortWhen.a { errorRate = 50 % }                     | salvo.abortWhen.a.errorRate",
        "salvo.abortWhen.a { hold = 5 s }                           | salvo.abortWhen.a.errorRate",
        "salvo.abortWhen.a { p95 = 1 s, endpoint = login }          | salvo.abortWhen.a.endpoint",
        "salvo.systems.story.abortWhen.a { p95 = 1 s } | salvo.systems.story.abortWhen.a.endpoint"
      })
  void shouldNameTheKeyWhenARuleIsWrong(String application, String key) {
    assertThatThrownBy(() -> Given.application(application).read())
        .isInstanceOfSatisfying(SettingsException.class, it -> assertThat(it.problems()).hasSize(1))
        .hasMessageContaining(key);
  }
}

package salvo.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.config.Settings.Goodput;
import salvo.config.Settings.GoodputLimit;
import salvo.config.source.SettingsException;

/** When a request or a task is good, as the settings say it. */
class GoodputReaderTest {

  @Test
  void shouldReadLimitsAndShareByName() {
    Map<String, Goodput> goodput =
        Given.application(
                """
                salvo.systems.shop.goodput {
                  chat { share = 0.99, ttft = 1 s, tpot = 50 ms, gap = 2 s }
                  "ask and listen" { time = 1 min }
                  speech { ttfa = 1 s, rtf = 1 s, stall = 200 ms, "longest stall" = 100 ms }
                }
                """)
            .read()
            .systems()
            .get("shop")
            .goodput();

    assertThat(goodput)
        .isEqualTo(
            Map.of(
                "chat",
                new Goodput(
                    Map.of(
                        GoodputLimit.TTFT, Duration.ofSeconds(1),
                        GoodputLimit.TPOT, Duration.ofMillis(50),
                        GoodputLimit.GAP, Duration.ofSeconds(2)),
                    OptionalDouble.of(0.99)),
                "speech",
                new Goodput(
                    Map.of(
                        GoodputLimit.TTFA, Duration.ofSeconds(1),
                        GoodputLimit.RTF, Duration.ofSeconds(1),
                        GoodputLimit.STALL, Duration.ofMillis(200),
                        GoodputLimit.LONGEST_STALL, Duration.ofMillis(100)),
                    OptionalDouble.empty()),
                "ask and listen",
                new Goodput(
                    Map.of(GoodputLimit.TIME, Duration.ofMinutes(1)), OptionalDouble.empty())));
  }

  @Test
  void shouldLeaveTheLimitsToTheFileOfTheSystemWhenOnlyTheShareIsSet() {
    assertThat(
            Given.application("salvo.systems.shop.goodput.chat { share = 0.9 }")
                .read()
                .systems()
                .get("shop")
                .goodput())
        .isEqualTo(Map.of("chat", new Goodput(Map.of(), OptionalDouble.of(0.9))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "goodput.chat { share = 1.5, time = 1 s }     | goodput.chat.share",
        "goodput.chat { time = 0 s }                  | goodput.chat.time",
        "goodput.chat { time = 1 s, tfft = 1 s }      | goodput.chat.tfft",
        "slo.chat.goodput = 0.99                      | slo.chat.goodput"
      })
  void shouldNameTheKeyWhenItIsWrong(String given, String key) {
    assertThatThrownBy(() -> Given.application("salvo.systems.shop." + given).read())
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("salvo.systems.shop." + key);
  }
}

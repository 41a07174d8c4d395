package salvo.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.config.answers.AnswerRules;
import salvo.config.answers.Answers;
import salvo.config.answers.Price;
import salvo.config.source.SettingsException;

/** What answers are checked for and what they cost, as the settings say it. */
class AnswersReaderTest {

  @TempDir private Path folder;

  @Test
  void shouldReadAllThatAnswersAreCheckedFor() throws Exception {
    Path schema = Files.writeString(folder.resolve("answer.schema.json"), "{}");

    AnswerRules rules =
        shop("quality.chat { share = 0.98, at = \"choices[0].text\", contains = [sun, moon],"
                + " notContains = \"TODO\", matches = \"[0-9]+\", length { min = 3, max = 90 },"
                + " finishReason = [stop], refusals = [usual, \"no way\"], json = true,"
                + " jsonSchema = \""
                + schema
                + "\", same = true }")
            .rules()
            .get("chat");

    assertThat(rules.share()).isEqualTo(OptionalDouble.of(0.98));
    assertThat(rules.at()).contains("choices[0].text");
    assertThat(rules.contains()).containsExactly("sun", "moon");
    assertThat(rules.notContains()).containsExactly("TODO");
    assertThat(rules.matches()).contains("[0-9]+");
    assertThat(rules.least()).isEqualTo(OptionalInt.of(3));
    assertThat(rules.most()).isEqualTo(OptionalInt.of(90));
    assertThat(rules.finishReasons()).containsExactly("stop");
    assertThat(rules.refusals()).contains("i cannot", "no way").doesNotContain("usual");
    assertThat(rules.isJson()).isTrue();
    assertThat(rules.schema()).contains(schema);
    assertThat(rules.isSame()).isTrue();
  }

  @Test
  void shouldReadPricesAsExactDecimalsPerToken() {
    assertThat(
            shop("prices { chat { in = 0.15, cached = 0.075, out = 0.60 },"
                    + " talk { second = 0.0001 }, old { out = 0.002, per = 1000 } }")
                .prices())
        .containsEntry(
            "chat",
            new Price(decimal("0.00000015"), decimal("0.000000075"), decimal("0.0000006"), none()))
        .containsEntry("talk", new Price(none(), none(), none(), decimal("0.0001")))
        .containsEntry("old", new Price(none(), none(), decimal("0.000002"), none()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "quality.chat { share = 1.5, json = true }            | quality.chat.share",
        "quality.chat { matches = \"[\" }                     | quality.chat.matches",
        "quality.chat { length { min = 5, max = 4 } }         | quality.chat.length.max",
        "quality.chat { contains = [] }                       | quality.chat.contains",
        "quality.chat { jsonSchema = nowhere.json }           | quality.chat.jsonSchema",
        "quality.chat { refusal = usual }                     | quality.chat.refusal",
        "prices.chat { in = -1 }                              | prices.chat.in",
        "prices.chat { in = 1e-99 }                           | prices.chat.in",
        "prices.chat { out = much }                           | prices.chat.out",
        "prices.chat { out = 1, per = 7 }                     | prices.chat.per",
        "prices.chat { per = 1000 }                           | prices.chat"
      })
  void shouldNameTheKeyWhenItIsWrong(String given, String key) {
    assertThatThrownBy(() -> shop(given))
        .isInstanceOfSatisfying(SettingsException.class, it -> assertThat(it.problems()).hasSize(1))
        .hasMessageContaining("salvo.systems.shop." + key);
  }

  private static Answers shop(String given) {
    return Given.application("salvo.systems.shop." + given).read().systems().get("shop").answers();
  }

  private static Optional<BigDecimal> decimal(String text) {
    return Optional.of(new BigDecimal(text));
  }

  private static Optional<BigDecimal> none() {
    return Optional.empty();
  }
}

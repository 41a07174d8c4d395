package salvo.gatling.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import salvo.text.Secrets;

class HarmlessTextsTest {

  private final HarmlessTexts texts =
      new HarmlessTexts(Secrets.of(List.of("secret-1")), "search secret-1"::equals);

  @Test
  void shouldMaskSecretsInNamesAndMessages() {
    assertThat(texts.name("GET /secret-1")).isEqualTo("GET /***");
    assertThat(texts.message("said\u001b[31m secret-1\n")).isEqualTo("said\u241b[31m *** ");
  }

  @Test
  void shouldKeepANameThatIsDeclared() {
    assertThat(texts.name("search secret-1")).isEqualTo("search secret-1");
  }

  @Test
  void shouldKeepTheListOfNamesThatAreHarmless() {
    List<String> names = List.of("a", "b");

    assertThat(texts.names(names)).isSameAs(names);
    assertThat(texts.names(List.of("a", "</b"))).containsExactly("a", "\u2039/b");
  }

  @Test
  void shouldMaskASecretWithinWhichGatlingHasCutAMessage() {
    assertThat(texts.message("x".repeat(194) + "secret")).isEqualTo("x".repeat(194) + "***");
    assertThat(texts.message("x secret")).isEqualTo("x secret");
  }
}

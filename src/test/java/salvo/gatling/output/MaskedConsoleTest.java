package salvo.gatling.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import salvo.text.Secrets;

class MaskedConsoleTest {

  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final PrintStream console =
      MaskedConsole.masked(
          new PrintStream(shown, true, StandardCharsets.UTF_8),
          Secrets.of(List.of("sécret-1")),
          StandardCharsets.UTF_8);

  @Test
  void shouldMaskASecretThatIsPrintedInParts() {
    console.append("ä séc").append("ret-1");
    console.println("!");

    assertThat(shown.toString(StandardCharsets.UTF_8)).isEqualTo("ä ***!" + System.lineSeparator());
  }

  @Test
  void shouldShowALineBeforeItsEndWhenAsked() {
    console.print("half a");
    assertThat(shown.toString(StandardCharsets.UTF_8)).isEmpty();
    console.flush();

    assertThat(shown.toString(StandardCharsets.UTF_8)).isEqualTo("half a");
  }

  @Test
  void shouldShowTheTraceOfAnErrorWithoutSecrets() {
    new IllegalStateException("with sécret-1").printStackTrace(console);

    assertThat(shown.toString(StandardCharsets.UTF_8))
        .startsWith("java.lang.IllegalStateException: with ***")
        .contains("MaskedConsoleTest")
        .doesNotContain("sécret-1");
  }
}

package salvo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

/** What keeps the control room from opening. */
class UiCommandTest {

  @Test
  void shouldSayInASentenceWhenThePortIsInUse() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());

      CommandRun refused = CommandRun.of("ui", "--port", port, "--open", "no");

      assertThat(refused.status()).isEqualTo(1);
      assertThat(refused.out()).isEmpty();
      assertThat(refused.err()).startsWith("Port " + port + " is in use: ").doesNotContain("\tat ");
    }
  }

  @Test
  void shouldSayWhatIsWrongWhenAnOptionIs() {
    assertThat(CommandRun.of("ui", "--port", "70000").err())
        .contains("--port is 70000, but must be from 0 to 65535.");
    assertThat(CommandRun.of("ui", "--open", "maybe").err())
        .contains("--open is \"maybe\", but must be yes or no.");
    assertThat(CommandRun.of("ui", "--port", "x").status()).isEqualTo(1);
  }
}

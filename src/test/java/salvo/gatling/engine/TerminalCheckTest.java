package salvo.gatling.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalCheckTest {

  @Test
  void shouldSeeNoTerminalWhenABuildRuns() {
    assertThat(TerminalCheck.isTerminal(Map.of("TERM", "xterm", "CI", "true"))).isFalse();
    assertThat(TerminalCheck.isTerminal(Map.of("TERM", "dumb"))).isFalse();
  }

  @Test
  void shouldSeeNoTerminalWhenStandardOutputIsAPipe() {
    assertThat(TerminalCheck.isTerminal(Map.of("TERM", "xterm")))
        .as("the tests' own output goes to Maven")
        .isFalse();
  }
}

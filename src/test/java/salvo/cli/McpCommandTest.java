package salvo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class McpCommandTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--max-requests=0 | --max-requests is 0, but must be from 1 to 2000000000.",
        "--max-duration=soon | --max-duration is soon, but must be a time, such as 90 or 5min.",
        "--allow-host=http://shop.example | must be a host without scheme and port",
        "--allow-host=shop.example:80 | must be a host without scheme and port"
      })
  void shouldRefuseBoundsThatAreNone(String option, String because) {
    CommandRun refused = CommandRun.of("mcp", option);

    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).contains(because);
    assertThat(refused.out()).isEmpty();
  }
}

package simulations.flows;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.analysis.errors.ErrorCause;

/** Refusals of a server of flows, with their causes and the words of their hints. */
class FlowHintsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          status.find.is(201), found 403 | http 403 | read-only mode
          status.find.is(201), found 403 | http 403 | permission
          status.find.is(201), found 405 | http 405 | read-only mode
          status.find.is(201), found 404 | http 404 | Check the path
          """)
  void shouldTellCauseAndNextStepWhenARequestFails(String message, String name, String words) {
    ErrorCause cause = ErrorCause.of(0, message, FlowHints.ALL);

    assertThat(cause.name()).isEqualTo(name);
    assertThat(cause.hint()).contains(words).endsWith(".");
  }
}

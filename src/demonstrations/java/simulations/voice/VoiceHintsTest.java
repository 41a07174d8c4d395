package simulations.voice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.analysis.errors.ErrorCause;

/** Failures of the voice system, with their causes and the words of their hints. */
class VoiceHintsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          status.find.is(200), found 401 | http 401 | organizationId
          status.find.is(200), found 404 | http 404 | Check the path
          Pool exhausted: no connection | pool exhausted | raise databaseConnections
          """)
  void shouldTellCauseAndNextStepWhenARequestFails(String message, String name, String words) {
    ErrorCause cause = ErrorCause.of(0, message, VoiceHints.ALL);

    assertThat(cause.name()).isEqualTo(name);
    assertThat(cause.hint()).contains(words).endsWith(".");
  }
}

package simulations.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.analysis.errors.ErrorCause;

/** Failures of the jobs system, with their causes and the words of their hints. */
class JobHintsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          callback: lost | job lost | reach the receiver's webhook
          status: lost | job lost | look for it on the target
          callback: failed | job failed | log of its workers
          callback: lost and found | other | search for this message
          status.find.is(200), found 400 | http 400 | the model's
          status.find.is(200), found 500 | http 500 | configuration, such as the model's
          status.find.is(200), found 503 | http 503 | more resources
          """)
  void shouldTellCauseAndNextStepWhenARequestFails(String message, String name, String words) {
    ErrorCause cause = ErrorCause.of(0, message, JobHints.ALL);

    assertThat(cause.name()).isEqualTo(name);
    assertThat(cause.hint()).contains(words).endsWith(".");
  }
}

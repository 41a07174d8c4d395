package simulations.voice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.analysis.errors.ErrorCause;

/** Messages of the database, with their causes and the words of their hints. */
class DatabaseHintsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Pool exhausted: no connection became free within 250 ms | pool exhausted | raise databaseConnections
          Database server has no connection left (SQL state 53300) | too many connections | Lower databaseConnections
          Database server cannot be reached (SQL state 08001) | unreachable | host and port
          Database does not exist (SQL state 3D000) | database login | databaseUrl
          Database user lacks a right (SQL state 42501) | permission denied | rights
          Database refuses the user or the password (SQL state 28P01) | database login | password
          Statement failed (SQL state 42P01) | failed statement | SQL state
          Statement failed (SQL state 25006) | read only | read-only mode
          Connection reset: the database server has gone (SQL state 57P01) | connection reset | Connections broke
          Connection refused by the database server (SQL state 08001) | connection refused | target runs
          Request timeout: the statement was cancelled (SQL state 57014) | timeout | waits for
          Name or service not known: the host of the database | dns | host name
          the Pool exhausted | other | search for this message
          """)
  void shouldTellCauseAndNextStepWhenARequestFails(String message, String name, String words) {
    ErrorCause cause = ErrorCause.of(0, message, DatabaseHints.ALL);

    assertThat(cause.name()).isEqualTo(name);
    assertThat(cause.hint()).contains(words).endsWith(".");
  }
}

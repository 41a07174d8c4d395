package salvo.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.analysis.errors.ErrorCause;

/**
 * Every hint on errors in the troubleshooting sections of the five suites' READMEs that holds for
 * any system, one per line: the suite and its section, a message that shows the trouble, its cause,
 * and the words of our hint that carry theirs. What holds for one system is tested beside its
 * simulations; what they say of high response times, memory that grows and busy processors is held
 * by {@code RecommendationsTest}.
 */
class TroubleshootingTest {

  @ParameterizedTest(name = "{0}: {2}, {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0 Connection Refused       | Connection refused: /127.0.0.1:1  | connection refused  | target runs
          0 Connection Refused       | Connection refused: /127.0.0.1:1  | connection refused  | base URL
          0 401 Unauthorized         | status.find.is(200), found 401    | http 401            | API key
          0 401 Unauthorized         | status.find.is(200), found 401    | http 401            | header that carries it
          0 400 Bad Request          | status.find.is(200), found 400    | http 400            | payload: its structure
          0 500 Internal Error       | status.find.is(200), found 500    | http 500            | target's log
          1 High Failure Rate        | status.find.is(200), found 500    | http 500            | target's log
          1 High Failure Rate        | status.find.is(200), found 503    | http 503            | more resources
          1 High Failure Rate        | j.n.SocketException: Connection reset | connection reset | fewer users or a slower ramp
          1 High Failure Rate        | No route to host                  | unreachable         | Check the network
          1 MoviePy Resource Leaks   | j.i.IOException: Too many open files | too many open files | limit of open files
          2 Connection Errors        | j.i.IOException: Too many open files | too many open files | shareConnections
          2 Connection Errors        | connection timed out: /10.0.0.1   | connect timeout     | fewer users or a slower ramp
          2 Timeouts                 | Request timeout to a after 300 ms | timeout             | raise the request timeout
          2 Timeouts                 | Request timeout to a after 300 ms | timeout             | what the target waits for
          2 Rate Limiting            | status.find.is(200), found 429    | http 429            | send less
          2 Rate Limiting            | status.find.is(200), found 429    | http 429            | raise its limits for the test
          2 Memory Issues            | j.l.OutOfMemoryError: Java heap space | out of memory   | fewer users
          2 Test Data Management     | status.find.is(201), found 409    | http 409            | unique test data
          3 High Error Rates         | UnknownHostException: nope        | dns                 | host name of the base URL
          3 High Error Rates         | status.find.is(200), found 503    | http 503            | offer less
          3 Timeout Errors           | Request timeout to a after 300 ms | timeout             | salvo.http.requestTimeout
          3 Timeout Errors           | connection timed out: /10.0.0.1   | connect timeout     | Check the network
          3 Connection Errors        | Connection refused: /127.0.0.1:1  | connection refused  | target runs
          3 Connection Errors        | connection timed out: /10.0.0.1   | connect timeout     | firewall
          3 Memory Issues            | j.l.OutOfMemoryError: Java heap space | out of memory   | fewer users
          3 Memory Issues            | j.l.OutOfMemoryError: Java heap space | out of memory   | smaller ones
          4 Authentication Errors    | status.find.is(200), found 401    | http 401            | user and password
          4 Authentication Errors    | status.find.is(200), found 403    | http 403            | this key or user
          4 Flow Creation Failed     | status.find.is(201), found 403    | http 403            | permission
          4 Connection Errors        | No route to host                  | unreachable         | firewalls
          4 Connection Errors        | SSLHandshakeException             | tls                 | speaks TLS
          4 Status Code 0 Errors     | i.g.h.c.i.PrematureCloseException: Premature close | connection reset | fewer users or a slower ramp
          4 Status Code 0 Errors     | Cannot assign requested address   | no free port        | ran out of local ports
          """)
  void shouldHintAsTheReadmeDoes(String section, String message, String name, String words) {
    ErrorCause cause = ErrorCause.of(0, message);

    assertThat(cause.name()).as(section).isEqualTo(name);
    assertThat(cause.hint()).as(section).contains(words).endsWith(".");
  }
}

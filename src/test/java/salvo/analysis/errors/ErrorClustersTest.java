package salvo.analysis.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.slo.MeasuredRun;
import salvo.stats.RunStats;

class ErrorClustersTest {

  /** The texts are what Gatling 3.15.1 logs for real failures on Linux. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          0|j.n.ConnectException: finishConnect(..) failed with error(-111): Connection refused|connection refused
          0|j.n.ConnectException: Connection refused: localhost/127.0.0.1:1|connection refused
          0|j.n.UnknownHostException: nope.invalid: Name or service not known|dns
          0|i.n.h.s.NotSslRecordException|no tls
          0|s.g.c.ConnectionClosed: the target closed the connection in the handshake of TLS|closed in the tls handshake
          0|s.g.c.ConnectionClosed: the target closed the connection during the TLS handshake|closed in the tls handshake
          0|i.n.h.s.ReferenceCountedOpenSslEngine$OpenSslHandshakeException: error:1000042e:SSL routines:OPENSSL_internal:TLSV1_ALERT_PROTOCOL_VERSION|tls
          0|j.n.s.SSLHandshakeException: PKIX path building failed|tls
          0|i.g.h.c.i.PrematureCloseException: Premature close|connection reset
          0|s.g.c.ConnectionClosed: the target closed the connection before its answer|closed before the answer
          0|s.g.c.ConnectionClosed: the target closed the connection in the middle of its answer|closed in the answer
          0|s.g.c.StreamEnded: the target refused the request: GOAWAY, NO_ERROR|stream refused
          0|s.g.c.StreamEnded: the target reset the stream before its answer: CANCEL|stream reset
          0|s.g.c.NotHttp: the target broke the rules of HTTP/2: PROTOCOL_ERROR x|malformed answer: HTTP/2
          0|SSE crashed while waiting for check: End of stream|stream ended
          0|SSE crashed while waiting for check: the target closed the connection in the middle of its answer|closed in the answer
          0|the stream gave no first token in time|no first token in time
          200|the stream stalled|stalled stream
          0|not good: ttft above 1 s|limit missed
          0|not good: the request failed|not good
          0|not good: a request of it was not|not good
          200|the stream is too long|stream too long
          200|the injector read the stream too slowly|client too slow
          200|the stream told of an error: Connection refused|error in the stream
          200|the stream reported an error: Connection refused|error in the stream
          200|the answer has no events of the stream's shape|no stream
          200|the stream was truncated: no finish reason and no end|truncated stream
          200|the stream has an empty answer|empty answer
          201|the answer was cut off by its length|cut off by length
          0|i.n.h.c.PrematureChannelClosureException: Connection closed before received headers|closed in the answer
          0|i.n.h.c.c.DecompressionException: the compressed body breaks off|cut body
          0|j.n.SocketException: Connection reset|connection reset
          0|j.i.IOException: Broken pipe|connection reset
          0|Remotely closed|connection reset
          0|Request timeout to 127.0.0.1/127.0.0.1:38245 after 300 ms|timeout
          0|i.n.c.ConnectTimeoutException: connection timed out after 10000 ms: /10.0.0.1:80|connect timeout
          0|Check first timeout|timeout
          0|Connection reset: the database server has gone (SQL state 57P01)|connection reset
          0|Connection refused by the database server (SQL state 08001)|connection refused
          0|Request timeout: the statement was cancelled (SQL state 57014)|timeout
          500|status.find.is(200), found 500|http 500
          0|status.find.is(200), found 500|http 500
          0|status.find.is(200), but actually found 500|http 500
          404|status.find.in([200, 209], 304), found 404|http 404
          0|i.n.h.c.h.w.WebSocketClientHandshakeException: Invalid handshake response getStatus: 404 X|http 404
          302|status.find.is(200), found 302|http 302
          429|queue full|http 429
          200|jsonPath($.b).find.exists, found nothing|failed check
          404|jmesPath(b).find.exists, found nothing|failed check
          200|jsonPath($.a).find.is(2), found 1|failed check
          200|jsonPath($.error).find.is(none), found Connection refused|failed check
          200|responseTimeInMillis.find.lessThan(0), failed|failed check
          200|order id, found nothing|failed check
          200|jsonPath($.a).find.exists preparation crashed: Jackson failed to parse into a valid AST|malformed body
          0|j.l.IllegalArgumentException: invalid version format: SSH-2.0-TLS|malformed answer: no HTTP
          0|j.l.NumberFormatException: For input string: "abc"|malformed answer: no HTTP
          0|s.g.c.NotHttp: the answer begins with the bytes ff d8, which is not HTTP|malformed answer: no HTTP
          0|s.g.c.NotHttp: the target speaks TLS on this port|malformed answer: TLS
          0|s.g.c.NotHttp: the target speaks HTTP/2 on this port, and nothing else|malformed answer: HTTP/2 only
          0|i.n.h.c.h.InvalidLineSeparatorException: Line Feed must be preceded by Carriage Return when terminating HTTP start- and header field-lines|malformed answer: line ends
          0|i.n.h.c.h.TooLongHttpHeaderException: HTTP header is larger than 8192 bytes.|malformed answer: head too long
          0|i.n.h.c.h.TooLongHttpLineException: An HTTP line is larger than 4096 bytes.|malformed answer: head too long
          0|j.l.IllegalArgumentException: Multiple Content-Length values found: [2, 3]|malformed answer: body length
          0|j.l.IllegalArgumentException: Content-Length value is not a number: x|malformed answer: body length
          0|i.n.h.c.h.ContentLengthNotAllowedException: Content-Length are not allowed in HTTP/1.1 messages that contains a Transfer-Encoding header.|malformed answer: body length
          0|j.l.NumberFormatException: Invalid character in chunk size|malformed answer: chunks
          0|j.l.NumberFormatException: Empty chunk size|malformed answer: chunks
          0|i.n.h.c.h.InvalidChunkExtensionException: Invalid chunk extension|malformed answer: chunks
          0|j.l.IllegalArgumentException: No colon found|malformed answer: header
          0|j.u.z.DataFormatException: invalid code lengths set|malformed answer: compression
          0|i.n.h.c.c.DecompressionException: Brotli stream corrupted|malformed answer: compression
          0|i.n.h.c.c.DecompressionException: Input is not in the GZIP format|malformed answer: compression
          200|jsonPath($.a).find.is(x), found invalid version format|failed check
          0|finishConnect(..) failed with error(-110): Connection timed out|connect timeout
          0|finishConnect(..) failed with error(-113): No route to host|unreachable
          0|i.n.c.u.Errors$NativeIoException: connect(..) failed: Cannot assign requested address|no free port
          0|j.n.BindException: Address already in use|no free port
          0|j.i.IOException: Too many open files|too many open files
          0|j.l.OutOfMemoryError: Java heap space|out of memory
          0|j.l.OutOfMemoryError: unable to create native thread: possibly out of memory or process/resource limits reached|no free thread
          0|WebSocket crashed: Connection reset|connection reset
          0|Client issued text frame but WebSocket was already closed|connection reset
          0|Too many redirects, max is 3|redirect loop
          0|s.g.c.OnlyHosts$HostNotAllowed: shop.example is not among salvo.http.hosts|host not allowed
          0|other messages|other
          200|other messages|failed check
          503|other messages|http 503
          """)
  void shouldTellTheCauseFromStatusAndMessage(int status, String message, String cause) {
    List<ErrorCluster> clusters =
        ErrorClusters.of(new MeasuredRun(1).error("create job", message, status, 1).stats());

    assertThat(clusters).extracting(ErrorCluster::cause).containsExactly(cause);
  }

  @ParameterizedTest
  @CsvSource({
    "400, payload",
    "401, API key",
    "403, permission",
    "404, path",
    "413, smaller payload",
    "418, API expects",
    "422, schema",
    "429, limits the rate",
    "503, turns requests away",
    "507, target's log",
    "204, answered successfully",
    "302, redirects the client",
    "304, nothing has changed",
    "307, does not follow"
  })
  void shouldHintAtTheNextStepForEachStatus(int status, String hint) {
    String message = "status.find.is(200), found " + status;

    assertThat(ErrorClusters.of(new MeasuredRun(1).error("a", message, status, 1).stats()))
        .singleElement()
        .satisfies(cluster -> assertThat(cluster.hint()).contains(hint).endsWith("."));
  }

  @Test
  void shouldGroupByCauseAndCountMostFrequentFirst() {
    List<ErrorCluster> clusters =
        ErrorClusters.of(
            new MeasuredRun(1)
                .error("list jobs", "Request timeout to a/1.2.3.4:80 after 300 ms", 0, 50)
                .error("create job", "status.find.is(201), found 503", 503, 40)
                .error("create job", "Request timeout to a/1.2.3.5:80 after 300 ms", 0, 30)
                .error("create job", "status.find.is(201), found 500", 500, 40)
                .crash("create job", "No attribute named 'token' is defined", 40)
                .stats());

    assertThat(clusters)
        .extracting(ErrorCluster::cause)
        .containsExactly("timeout", "http 500", "http 503", "request not built");
    assertThat(clusters).extracting(ErrorCluster::count).containsExactly(80L, 40L, 40L, 40L);
    assertThat(clusters).extracting(ErrorCluster::share).containsExactly(0.4, 0.2, 0.2, 0.2);
    assertThat(clusters.get(0).endpoints()).containsExactly("create job", "list jobs");
    assertThat(clusters.get(0).example()).isEqualTo("Request timeout to a/1.2.3.4:80 after 300 ms");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Client issued close order but SSE stream was already crashed: End of stream|stream ended
          Client issued close order but WebSocket was already crashed: Remotely closed|connection reset
          the target closed the connection in the middle of its answer|closed in the answer
          No attribute named 'End of stream' is defined|request not built
          """)
  void shouldNotBlameTheSimulationForWhatTheTargetHadEnded(String message, String cause) {
    assertThat(ErrorClusters.of(new MeasuredRun(1).crash("close", message, 1).stats()))
        .singleElement()
        .satisfies(
            cluster -> {
              assertThat(cluster.cause()).isEqualTo(cause);
              assertThat(cluster.endpoints()).containsExactly("close");
            });
  }

  @Test
  void shouldNameNoEndpointWhenTheSourceDoesNot() {
    assertThat(ErrorClusters.of(new MeasuredRun(1).crash("", "No host", 1).stats()))
        .singleElement()
        .satisfies(cluster -> assertThat(cluster.endpoints()).isEmpty());
  }

  @Test
  void shouldHaveNoClustersWhenNothingFailed() {
    assertThat(ErrorClusters.of(new MeasuredRun(1).stats())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          got 401 for Bearer abc.def-ghi, sorry|got 401 for Bearer ***, sorry
          authorization: basic dXNlcjpwYXNz|authorization: basic ***
          {"api_key":"secret1","id":7}|{"api_key":"***","id":7}
          POST /run?x-api-key=abc&stream=false|POST /run?x-api-key=***&stream=false
          access_token=abc; path=/|access_token=***; path=/
          password: hunter2|password: ***
          jdbc:postgresql://load:hunter2@db/test|jdbc:postgresql://load:***@db/test
          bad key sk-abcdefghijkl|bad key ***
          eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl is old|*** is old
          key 0123456789abcdef0123456789abcdef was revoked|key *** was revoked
          Request timeout to ip-10-0-12-34.eu-west-1.compute.internal:80|Request timeout to ip-10-0-12-34.eu-west-1.compute.internal:80
          No attribute named 'token' is defined|No attribute named 'token' is defined
          job 7f3a at http://127.0.0.1:8080/v1/jobs/7f3a|job 7f3a at http://127.0.0.1:8080/v1/jobs/7f3a
          i.n.h.c.h.w.WebSocketClientHandshakeException|i.n.h.c.h.w.WebSocketClientHandshakeException
          """)
  void shouldMaskSecretsInExamplesAndNothingElse(String message, String example) {
    assertThat(exampleOf(message)).isEqualTo(example);
  }

  @Test
  void shouldPutExamplesOnOneLine() {
    assertThat(exampleOf(" a\r\n\tb ")).isEqualTo("a b");
  }

  @Test
  void shouldCutExamplesToTwoHundredCharactersWithoutSplittingOne() {
    assertThat(exampleOf("x ".repeat(99) + "yz")).hasSize(200).endsWith("yz");
    assertThat(exampleOf("x ".repeat(100) + "yz")).hasSize(200).endsWith("x…");
    assertThat(exampleOf("y ".repeat(99) + "\ud83d\ude80 and more")).hasSize(199).endsWith("y …");
  }

  @Test
  void shouldTakeTheHintOfTheSystemWhenOneFits() {
    List<ErrorHint> hints =
        List.of(
            ErrorHint.ofStatus(402, "unpaid", "Pay."),
            ErrorHint.ofMessage("^till: closed$", OutcomeClass.CONNECTION, "shut", "Wait."));
    RunStats stats =
        new MeasuredRun(1)
            .error("pay", "status.find.is(200), but actually found 402", 0, 3)
            .error("pay", "till: closed", 0, 2)
            .error("pay", "till: closed for ever", 500, 1)
            .stats();

    assertThat(ErrorClusters.of(stats, hints))
        .extracting(ErrorCluster::cause, ErrorCluster::count, ErrorCluster::hint)
        .startsWith(tuple("unpaid", 3L, "Pay."), tuple("shut", 2L, "Wait."))
        .hasSize(3);
    assertThat(ErrorClusters.of(stats))
        .extracting(ErrorCluster::cause)
        .doesNotContain("unpaid", "shut");
    assertThat(ErrorClusters.causeOf(402, "", hints)).isEqualTo("unpaid");
  }

  private static String exampleOf(String message) {
    return ErrorClusters.of(new MeasuredRun(1).error("a", message, 0, 1).stats()).get(0).example();
  }
}

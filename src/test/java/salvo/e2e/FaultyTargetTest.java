package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.e2e.simulations.FaultyTargetSimulation;

/**
 * Each fault of a target is called by its name, as soon as it can be known. The table stands in
 * docs/reliability.md as well.
 */
class FaultyTargetTest {

  /** Fault, path of the target, cause, some of the hint, when it is told. */
  private static final String FAULTS =
      """
      HTTP/1.0|http-1.0|none||
      connection closed while idle|closed-when-idle|none||
      500 early hints|hints|none||
      nothing listens||connection refused|runs and listens|at once
      full queue of connections||connect timeout|accepts too few|connect timeout
      no such host||dns|host name|at once
      closed at accept||closed before the answer|closed it|at once
      closed without an answer|closed|closed before the answer|closed it|at once
      reset without an answer|reset|closed before the answer|closed it|at once
      reset in the head|reset-in-head|closed in the answer|while it was answering|at once
      closed in the head|closed-in-head|closed in the answer|while it was answering|at once
      reset in the body|reset-in-body|closed in the answer|while it was answering|at once
      shorter than its Content-Length|length-too-long|closed in the answer|while it was answering|at once
      last chunk missing|closed-in-chunks|closed in the answer|while it was answering|at once
      longer than its Content-Length|length-too-short|malformed answer: no HTTP|the answer before was longer|at once
      two Content-Lengths|two-lengths|malformed answer: body length|twice or wrongly|at once
      Content-Length and chunks|length-and-chunks|malformed answer: body length|twice or wrongly|at once
      bad chunk size|chunk-size|malformed answer: chunks|lengths are wrong|at once
      text that is no HTTP|garbage|malformed answer: no HTTP|port speaks HTTP|at once
      bytes that are no HTTP|binary|malformed answer: no HTTP|port speaks HTTP|at once
      SSH|other-protocol|malformed answer: no HTTP|port speaks HTTP|at once
      HTTP/2 without TLS|http-2|malformed answer: HTTP/2 only|use https|at once
      status line of 20 KB|line-too-long|malformed answer: head too long|headers are longer|at once
      head without end|head-without-end|timeout|waits for|request timeout
      no gzip|no-gzip|malformed answer: compression|Content-Encoding|at once
      gzip cut short|cut-gzip|cut body|compress|at once
      TLS port asked in plain||malformed answer: TLS|start the base URL with https|at once
      plain port asked for TLS||no tls|start the base URL with http,|at once
      TLS too old||tls|speaks TLS|at once
      closed in the handshake||closed in the tls handshake|during the TLS handshake|at once
      silent in the handshake||timeout|waits for|request timeout
      signed by no known authority||certificate unknown|trustStore|at once
      issued for another host||certificate of another host|a host name|at once
      out of date||certificate out of date|Renew|at once
      no answer|never|timeout|waits for|request timeout
      body that stalls|body-stalls|timeout|waits for|request timeout
      a byte at a time|trickle|timeout|waits for|request timeout
      early hints without end|hints-without-end|timeout|waits for|request timeout
      redirect loop|loop|redirect loop|in circles|at once
      redirect to a login|login|http 302|asks for a login|at once
      empty body|empty|malformed body|empty or truncated answer|at once
      half a JSON|half-json|malformed body|empty or truncated answer|at once
      error page with status 200|page|malformed body|an error page|at once
      another value in the JSON|other-json|failed check|another value|at once
      status 400|400|http 400|payload|at once
      status 401|401|http 401|key or token|at once
      status 403|403|http 403|permission|at once
      status 404|404|http 404|path|at once
      status 429|429|http 429|limits the rate|at once
      status 500|500|http 500|target's log|at once
      status 502|502|http 502|got no valid answer|at once
      status 503|503|http 503|turns requests away|at once
      status 504|504|http 504|gave up|at once
      """;

  private static final int REQUEST_TIMEOUT = 10_000;
  private static final int CONNECT_TIMEOUT = 1_000;

  @TempDir private static Path folder;
  private static FinishedRun run;

  @BeforeAll
  static void runOnce() throws IOException, GeneralSecurityException {
    Path other = TlsTarget.certificate(folder, "other.example");
    Path authority = TlsTarget.certificate(folder, "authority", "-ext", "bc:c");
    try (FaultyTarget target = new FaultyTarget();
        TlsTarget unknown = TlsTarget.start(TlsTarget.certificate(folder, "localhost"));
        TlsTarget elsewhere = TlsTarget.start(other);
        TlsTarget expired = TlsTarget.start(TlsTarget.expired(folder, "localhost", authority))) {
      Map<String, String> urls = new LinkedHashMap<>();
      FAULTS
          .lines()
          .map(line -> line.split("\\|"))
          .filter(fault -> !fault[1].isEmpty())
          .forEach(fault -> urls.put(fault[0], target.url(fault[1])));
      urls.put("nothing listens", target.closedPort());
      urls.put("full queue of connections", target.fullBacklog());
      urls.put("no such host", "http://no-such-host.invalid/");
      urls.put("closed at accept", target.closedAtAccept());
      urls.put("TLS too old", target.oldTls());
      urls.put("closed in the handshake", target.closedInHandshake());
      urls.put("silent in the handshake", target.silentInHandshake());
      urls.put("plain port asked for TLS", target.plainAsTls());
      urls.put("TLS port asked in plain", target.tlsAsPlain());
      urls.put("signed by no known authority", unknown.uri() + "/");
      urls.put("issued for another host", elsewhere.uri() + "/");
      urls.put("out of date", expired.uri() + "/");
      run = launch(urls, trusting(other, authority)).start().await();
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = FAULTS)
  void shouldNameTheFaultInTime(String fault, String path, String cause, String hint, String when) {
    Figures figures = run.summary().figures().get("endpoint " + fault);
    List<JsonNode> errors = errors(fault);

    if (cause.equals("none")) {
      assertThat(errors).isEmpty();
      assertThat(figures.requests()).isEqualTo(2);
    } else {
      assertThat(errors)
          .singleElement()
          .satisfies(
              error -> {
                assertThat(error.path("cause").asText()).isEqualTo(cause);
                assertThat(error.path("hint").asText()).contains(hint);
              });
      switch (when) {
        case "at once" -> assertThat(figures.max()).isLessThan(REQUEST_TIMEOUT);
        case "connect timeout" ->
            assertThat(figures.max()).isBetween((long) CONNECT_TIMEOUT, REQUEST_TIMEOUT - 1L);
        default -> assertThat(figures.max()).isGreaterThanOrEqualTo(REQUEST_TIMEOUT);
      }
    }
  }

  @Test
  void shouldStandInTheDocumentation() throws IOException {
    assertThat(Files.readAllLines(Path.of("docs/reliability.md")))
        .containsAll(
            FAULTS
                .lines()
                .map(line -> line.split("\\|", -1))
                .map(fault -> "| " + fault[0] + " | " + fault[2] + " | " + fault[4] + " |")
                .map(row -> row.replace(" |  |", " | |"))
                .toList());
  }

  private static List<JsonNode> errors(String fault) {
    return StreamSupport.stream(run.summary().json().path("errors").spliterator(), false)
        .filter(
            error ->
                StreamSupport.stream(error.path("endpoints").spliterator(), false)
                    .anyMatch(endpoint -> asked(endpoint.asText()).equals(fault)))
        .toList();
  }

  /** Gatling counts up the name of a request that it sends elsewhere. */
  private static String asked(String endpoint) {
    return endpoint.replaceFirst(" Redirect \\d+$", "");
  }

  private static GatlingLaunch launch(Map<String, String> faults, Path trust) {
    return GatlingLaunch.of(FaultyTargetSimulation.class, folder)
        .with(
            "faults",
            faults.entrySet().stream()
                .map(it -> it.getKey() + "=" + it.getValue())
                .collect(Collectors.joining(",")))
        .with("gatling.http.requestTimeout", REQUEST_TIMEOUT)
        .with("gatling.socket.connectTimeout", CONNECT_TIMEOUT)
        .with("salvo.http.tls.trustStore", trust)
        .withVariable("SALVO_HTTP_TLS_TRUST_STORE_PASSWORD", TlsTarget.PASSWORD);
  }

  private static Path trusting(Path... certificates) throws IOException, GeneralSecurityException {
    KeyStore trust = KeyStore.getInstance("PKCS12");
    trust.load(null, null);
    for (Path file : certificates) {
      KeyStore store = KeyStore.getInstance(file.toFile(), TlsTarget.PASSWORD.toCharArray());
      trust.setCertificateEntry(file.getFileName().toString(), store.getCertificate("target"));
    }
    Path made = folder.resolve("trust.p12");
    try (OutputStream out = Files.newOutputStream(made)) {
      trust.store(out, TlsTarget.PASSWORD.toCharArray());
    }
    return made;
  }
}

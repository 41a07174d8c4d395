package salvo.gatling.stream.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.gatling.stream.calibration.KnownServer.Known;

/** Streams of known times, as any client gets them. */
class KnownServerTest {

  private final List<HttpClient.Version> versions = new ArrayList<>();
  private HttpClient client = HttpClient.newHttpClient();

  @ParameterizedTest
  @CsvSource({"false, false, HTTP_1_1", "true, false, HTTP_1_1", "true, true, HTTP_2"})
  void shouldRememberWhatItSentWhenAStreamWasSent(
      boolean isTls, boolean isHttp2, HttpClient.Version version) throws Exception {
    try (KnownServer server = KnownServer.start(new Transport(isTls, isHttp2))) {
      client = client(server);
      long before = System.nanoTime();
      List<String> first = lines(server.address(3));
      long between = System.nanoTime();
      List<String> second = lines(server.address(4));

      assertThat(versions).containsExactly(version, version);
      assertThat(first).filteredOn(it -> it.contains("\"content\"")).hasSize(12);
      assertThat(first).anyMatch(it -> it.contains("\"completion_tokens\":27}"));
      assertThat(second).anyMatch(it -> it.contains("\"completion_tokens\":28}"));
      assertThat(first).last().isEqualTo("data: [DONE]");
      Known known = server.sent(3);
      assertThat(known.tokens()).isEqualTo(27);
      assertThat(known.first()).isBetween(before + 20_000_000, between);
      assertThat(known.longestGapNanos()).isBetween(5_000_000L, between - before);
      assertThat(server.sent(4).first()).isGreaterThan(between);
      assertThat(server.sent(5)).isNull();
    }
  }

  @Test
  void shouldAnswerNobodyWhenItIsClosed() throws Exception {
    KnownServer server = KnownServer.start(new Transport(false, false));
    server.close();

    assertThatThrownBy(() -> lines(server.address(1))).isInstanceOf(IOException.class);
  }

  @Test
  void shouldNotBeTrustedByOthersWhenItHasACertificateOfItsOwn() throws Exception {
    try (KnownServer server = KnownServer.start(new Transport(true, false))) {
      assertThatThrownBy(() -> lines(server.address(1))).isInstanceOf(SSLHandshakeException.class);
    }
  }

  private static HttpClient client(KnownServer server) throws GeneralSecurityException {
    HttpClient.Builder client = HttpClient.newBuilder();
    if (server.trust().isPresent()) {
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(null, server.trust().get().getTrustManagers(), null);
      client.sslContext(tls);
    }
    return client.build();
  }

  private List<String> lines(String address) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
    HttpResponse<Stream<String>> answer = client.send(request, HttpResponse.BodyHandlers.ofLines());
    versions.add(answer.version());
    try (Stream<String> lines = answer.body()) {
      return lines.filter(it -> !it.isEmpty()).toList();
    }
  }
}

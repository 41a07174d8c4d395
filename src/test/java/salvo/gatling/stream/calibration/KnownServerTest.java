package salvo.gatling.stream.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import salvo.gatling.stream.calibration.KnownServer.Known;

/** Streams of known times, as any client gets them. */
class KnownServerTest {

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void shouldRememberWhatItSentWhenAStreamWasSent() throws Exception {
    try (KnownServer server = KnownServer.start()) {
      long before = System.nanoTime();
      List<String> first = lines(server.address(3));
      long between = System.nanoTime();
      List<String> second = lines(server.address(4));

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
    KnownServer server = KnownServer.start();
    server.close();

    assertThatThrownBy(() -> lines(server.address(1))).isInstanceOf(IOException.class);
  }

  private List<String> lines(String address) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
    try (Stream<String> lines = client.send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
      return lines.filter(it -> !it.isEmpty()).toList();
    }
  }
}

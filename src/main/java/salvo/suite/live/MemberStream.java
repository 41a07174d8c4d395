package salvo.suite.live;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import salvo.Daemon;
import salvo.text.PlainJson;

/** Reads what the live page of a run is told each second, on a thread of its own. */
final class MemberStream {

  private static final String DATA = "data: ";
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .executor(task -> Daemon.thread("salvo-suite-live", task).start())
          .build();

  private volatile Optional<JsonNode> latest = Optional.empty();
  private volatile boolean over;

  private MemberStream() {}

  static MemberStream of(URI page) {
    MemberStream stream = new MemberStream();
    Daemon.thread("salvo-suite-member", () -> stream.read(page)).start();
    return stream;
  }

  /** The state that it was told last; empty until there is one. */
  Optional<JsonNode> latest() {
    return latest;
  }

  /** Whether nothing comes any more. */
  boolean isOver() {
    return over;
  }

  private void read(URI page) {
    HttpRequest request = HttpRequest.newBuilder(page.resolve("/events")).build();
    try (Stream<String> lines = CLIENT.send(request, BodyHandlers.ofLines()).body()) {
      lines.filter(line -> line.startsWith(DATA)).forEach(this::take);
    } catch (IOException | RuntimeException e) {
      // The run has ended, and its page with it: what it came to stands in its summary.
      latest = Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      over = true;
    }
  }

  private void take(String line) {
    try {
      latest = Optional.of(PlainJson.MAPPER.readTree(line.substring(DATA.length())));
    } catch (JacksonException e) {
      throw new IllegalStateException("no JSON: " + line, e);
    }
  }
}

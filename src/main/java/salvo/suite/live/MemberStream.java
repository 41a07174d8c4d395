package salvo.suite.live;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import salvo.Daemon;
import salvo.text.PlainJson;

/**
 * Reads what the live page of a run is told each second, on a thread of its own, up to its verdict.
 */
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

  /** Whether it ended before there was a verdict. */
  boolean isLost() {
    return over && !isDecided();
  }

  private boolean isDecided() {
    return latest.filter(it -> it.has("verdict")).isPresent();
  }

  private void read(URI page) {
    HttpRequest request = HttpRequest.newBuilder(page.resolve("/events")).build();
    try (Stream<String> lines = CLIENT.send(request, BodyHandlers.ofLines()).body()) {
      Iterator<String> each = lines.filter(line -> line.startsWith(DATA)).iterator();
      while (!isDecided() && each.hasNext()) {
        take(each.next());
      }
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

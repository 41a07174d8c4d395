package salvo.live.page;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import salvo.live.LiveFrame;

/**
 * The pages that are open: each gets the complete state when it connects, and a frame each second.
 * One that does not read is dropped, so that it costs no more than its queue. All of it runs on the
 * server's one thread.
 */
final class EventStreams {

  static final int MOST_PAGES = 16;

  /** Far more than a frame, so that only a page that does not read fills it. */
  private static final int QUEUE_BYTES = 1 << 20;

  private static final int RECONNECT_MILLIS = 1_000;

  private final String server;
  private final Set<HttpServerRequest> pages = new LinkedHashSet<>();
  private Optional<LiveFrame> last = Optional.empty();

  /**
   * @param server tells the pages when they have come to another run's server
   */
  EventStreams(String server) {
    this.server = server;
  }

  int count() {
    return pages.size();
  }

  /** Streams to the page from now on; false when there are too many already. */
  boolean open(HttpServerRequest page) {
    if (pages.size() == MOST_PAGES) {
      return false;
    }
    HttpServerResponse response = page.response();
    response.putHeader("content-type", "text/event-stream").setChunked(true);
    response.setWriteQueueMaxSize(QUEUE_BYTES);
    response.exceptionHandler(gone -> pages.remove(page));
    page.connection().closeHandler(gone -> pages.remove(page));
    pages.add(page);
    response.write("retry: " + RECONNECT_MILLIS + "\n\n");
    last.ifPresent(frame -> response.write(event("complete", LiveJson.complete(frame, server))));
    return true;
  }

  void send(LiveFrame frame) {
    boolean first = last.isEmpty();
    last = Optional.of(frame);
    if (pages.isEmpty()) {
      return;
    }
    String event =
        first
            ? event("complete", LiveJson.complete(frame, server))
            : event("next", LiveJson.next(frame, server));
    List.copyOf(pages).forEach(page -> send(page, event));
  }

  /** Ends all streams once they have got what was sent. */
  void end() {
    List.copyOf(pages).forEach(page -> page.response().end());
    pages.clear();
  }

  private void send(HttpServerRequest page, String event) {
    if (page.response().writeQueueFull()) {
      pages.remove(page);
      page.connection().close();
    } else {
      page.response().write(event);
    }
  }

  private static String event(String name, String data) {
    return "event: " + name + "\ndata: " + data + "\n\n";
  }
}

package salvo.live.page;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import salvo.live.LiveFrame;

/**
 * The pages that are open: each gets the complete state when it connects, and a frame each second.
 * One that does not read is dropped, so that it costs no more than its queue, and a new page never
 * waits for a place: it takes that of one that does not read, or else of the oldest, which will
 * connect again if anybody looks at it. All of it runs on the server's one thread.
 */
final class EventStreams {

  static final int MOST_PAGES = 16;

  /** Far more than a frame, so that only a page that does not read fills it. */
  private static final int QUEUE_BYTES = 1 << 20;

  private static final int RECONNECT_MILLIS = 1_000;

  private final String server;

  /** The oldest first, with the frames that each has not taken. */
  private final Map<HttpServerRequest, AtomicInteger> pages = new LinkedHashMap<>();

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

  /** Streams to the page from now on. */
  void open(HttpServerRequest page) {
    if (pages.size() == MOST_PAGES) {
      drop(laziest());
    }
    HttpServerResponse response = page.response();
    response.putHeader("content-type", "text/event-stream").setChunked(true);
    response.setWriteQueueMaxSize(QUEUE_BYTES);
    response.exceptionHandler(gone -> pages.remove(page));
    page.connection().closeHandler(gone -> pages.remove(page));
    pages.put(page, new AtomicInteger());
    response.write("retry: " + RECONNECT_MILLIS + "\n\n");
    last.ifPresent(frame -> write(page, event("complete", LiveJson.complete(frame, server))));
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
    List.copyOf(pages.keySet()).forEach(page -> send(page, event));
  }

  /** Ends all streams once they have got what was sent. */
  void end() {
    List.copyOf(pages.keySet()).forEach(page -> page.response().end());
    pages.clear();
  }

  private void send(HttpServerRequest page, String event) {
    if (page.response().writeQueueFull()) {
      drop(page);
    } else {
      write(page, event);
    }
  }

  private void write(HttpServerRequest page, String event) {
    AtomicInteger untaken = pages.get(page);
    untaken.incrementAndGet();
    page.response().write(event).onSuccess(taken -> untaken.decrementAndGet());
  }

  /** The one that has left most untaken; of several, the oldest. */
  private HttpServerRequest laziest() {
    HttpServerRequest laziest = pages.keySet().iterator().next();
    for (Map.Entry<HttpServerRequest, AtomicInteger> page : pages.entrySet()) {
      if (page.getValue().get() > pages.get(laziest).get()) {
        laziest = page.getKey();
      }
    }
    return laziest;
  }

  private void drop(HttpServerRequest page) {
    pages.remove(page);
    page.connection().close();
  }

  private static String event(String name, String data) {
    return "event: " + name + "\ndata: " + data + "\n\n";
  }
}

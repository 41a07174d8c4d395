package salvo.live.page;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import salvo.live.LiveFrame;
import salvo.live.LiveMetrics;
import salvo.web.Guard;
import salvo.web.LoopbackServer;

/** The server of the live page, on loopback: one daemon thread, which never waits for a page. */
final class LiveServer implements AutoCloseable {

  /** Pages are written to every second: this long without success, one is gone. */
  private static final Duration SILENCE = Duration.ofSeconds(15);

  private final EventStreams streams = new EventStreams(Guard.secret());
  private final Semaphore reportsTaken = new Semaphore(0);
  private final LoopbackServer server;

  private LiveServer(int port, Optional<LiveMetrics> metrics, LiveControl control)
      throws IOException {
    LiveRoutes routes =
        new LiveRoutes(
            new LivePage(Guard.secret(), control.reportParts()),
            streams,
            metrics,
            control,
            reportsTaken::release);
    this.server = LoopbackServer.start(port, SILENCE, routes);
  }

  /**
   * Starts to listen.
   *
   * @param port 0 is any free one
   * @param metrics what is to be scraped, if anything is
   * @param control what can be done to the run
   * @throws IOException when it cannot listen there
   */
  static LiveServer start(int port, Optional<LiveMetrics> metrics, LiveControl control)
      throws IOException {
    return new LiveServer(port, metrics, control);
  }

  /** Where the page is. */
  URI address() {
    return server.address();
  }

  /** Sends a frame to every page; returns at once. */
  void show(LiveFrame frame) {
    server.run(() -> streams.send(frame));
  }

  /** Waits until each page that is open has taken the report, but no longer than that. */
  void awaitReportTaken(Duration patience) throws IOException, InterruptedException {
    reportsTaken.tryAcquire(pages(), patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** How many pages are open. */
  int pages() throws IOException {
    return server.ask(streams::count);
  }

  /**
   * Ends the streams when they have got what was sent.
   *
   * @throws IOException when that takes longer than 2 s
   */
  @Override
  public void close() throws IOException {
    server.run(streams::end);
    server.close();
  }
}

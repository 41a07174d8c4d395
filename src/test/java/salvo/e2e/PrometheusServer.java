package salvo.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Prometheus in a process of its own, scraping one port of loopback each second. */
final class PrometheusServer implements AutoCloseable {

  private static final String CONFIGURATION =
      """
      global:
        scrape_interval: 1s
      scrape_configs:
        - job_name: salvo
          static_configs:
            - targets: ["127.0.0.1:PORT"]
      """;

  private final Process process;
  private final int port;

  private PrometheusServer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts to scrape that port, and waits until queries are answered. */
  static PrometheusServer start(int scraped, Path within) {
    try {
      Path folder = Files.createDirectory(within.resolve("prometheus"));
      int port = OtherServers.freePort();
      Path configuration =
          Files.writeString(
              folder.resolve("prometheus.yml"),
              CONFIGURATION.replace("PORT", Integer.toString(scraped)));
      Process process =
          OtherServers.start(
              folder,
              port,
              "prometheus",
              "--config.file=" + configuration,
              "--storage.tsdb.path=" + folder.resolve("data"),
              "--web.listen-address=127.0.0.1:" + port,
              "--log.level=warn");
      return new PrometheusServer(process, port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + port);
  }

  @Override
  public void close() {
    process.destroy();
    Waiting.until("Prometheus to end", () -> !process.isAlive());
  }
}

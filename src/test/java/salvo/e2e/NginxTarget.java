package salvo.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** nginx, serving the files of a folder, in a process of its own with everything in one folder. */
final class NginxTarget implements AutoCloseable {

  private static final String CONFIGURATION =
      """
      daemon off;
      master_process off;
      pid FOLDER/nginx.pid;
      error_log FOLDER/error.log;
      events {}
      http {
        log_format counted '$request_method $uri $status';
        access_log FOLDER/access.log counted;
        client_body_temp_path FOLDER/body;
        proxy_temp_path FOLDER/proxy;
        fastcgi_temp_path FOLDER/fastcgi;
        uwsgi_temp_path FOLDER/uwsgi;
        scgi_temp_path FOLDER/scgi;
        server { listen 127.0.0.1:PORT; root FILES; }
      }
      """;

  private final Process process;
  private final int port;
  private final Path log;

  private NginxTarget(Process process, int port, Path log) {
    this.process = process;
    this.port = port;
    this.log = log;
  }

  /**
   * Starts nginx and waits until it listens.
   *
   * @param within where a folder for its configuration and its logs is made
   */
  static NginxTarget start(Path files, Path within) {
    try {
      Path folder = Files.createDirectory(within.resolve("nginx"));
      int port = OtherServers.freePort();
      Path configuration =
          Files.writeString(
              folder.resolve("nginx.conf"),
              CONFIGURATION
                  .replace("FOLDER", folder.toString())
                  .replace("FILES", files.toString())
                  .replace("PORT", Integer.toString(port)));
      Process process =
          OtherServers.start(
              folder, port, "nginx", "-p", folder.toString(), "-c", configuration.toString());
      return new NginxTarget(process, port, folder.resolve("access.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Its access log: method, path and status of each request. */
  List<String> logged() {
    return FinishedRun.text(log).lines().toList();
  }

  @Override
  public void close() {
    process.destroy();
  }
}

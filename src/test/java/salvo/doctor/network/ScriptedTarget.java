package salvo.doctor.network;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;

/**
 * A target that answers as it is told, byte by byte. It leaves connections open, but for those on
 * which it has nothing to say.
 */
final class ScriptedTarget implements AutoCloseable {

  private final ServerSocket server;
  private final IntFunction<String> answers;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  private ScriptedTarget(ServerSocket server, IntFunction<String> answers) {
    this.server = server;
    this.answers = answers;
  }

  /**
   * Starts it.
   *
   * @param answers by the number of the request on its connection, from 0 on; an empty one closes
   */
  static ScriptedTarget start(IntFunction<String> answers) throws IOException {
    ScriptedTarget target =
        new ScriptedTarget(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()), answers);
    target.threads.execute(target::accept);
    return target;
  }

  static ScriptedTarget always(String answer) throws IOException {
    return start(nth -> answer);
  }

  /** An answer of HTTP/1.1 with an empty body. */
  static String http(String status, String... headers) {
    return "HTTP/1.1 "
        + status
        + "\r\nContent-Length: 0\r\n"
        + String.join("", List.of(headers).stream().map(it -> it + "\r\n").toList())
        + "\r\n";
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  /** The heads of the requests so far. */
  List<String> requests() {
    return requests;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        threads.execute(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      String head = head(in);
      for (int nth = 0; !head.isEmpty(); nth++) {
        requests.add(head);
        String answer = answers.apply(nth);
        if (answer.isEmpty()) {
          return;
        }
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
        head = head(in);
      }
    } catch (IOException gone) {
      // The other side has had enough.
    }
  }

  private static String head(BufferedReader in) throws IOException {
    StringBuilder head = new StringBuilder();
    String line = in.readLine();
    while (line != null && !line.isEmpty()) {
      head.append(line).append('\n');
      line = in.readLine();
    }
    return line == null ? "" : head.toString();
  }

  @Override
  public void close() {
    try {
      server.close();
      threads.shutdownNow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package salvo.e2e;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A server that keeps connections, answers the first request of each, and cuts it off at the
 * second, in the way that the path names; it counts what it has read.
 */
final class CuttingTarget implements AutoCloseable {

  private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n";

  private final ServerSocket server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, AtomicLong> requests = new ConcurrentHashMap<>();

  private CuttingTarget(ServerSocket server) {
    this.server = server;
  }

  static CuttingTarget start() {
    try {
      CuttingTarget target =
          new CuttingTarget(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()));
      target.threads.execute(target::accept);
      return target;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  /** How many requests it has read, by method and path. */
  Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    requests.forEach((request, count) -> counts.put(request, count.get()));
    return counts;
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

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        threads.execute(() -> serve(socket));
      }
    } catch (SocketException closed) {
      threads.shutdown();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      boolean isFirst = true;
      for (String request = read(in); !request.isEmpty(); request = read(in)) {
        requests.computeIfAbsent(request, it -> new AtomicLong()).incrementAndGet();
        if (isFirst) {
          write(socket, HEAD + "Content-Length: 5\r\n\r\nwhole");
          isFirst = false;
        } else {
          cut(socket, request.substring(request.indexOf('/') + 1));
          return;
        }
      }
    } catch (IOException clientHungUp) {
      // A client may give up at any time: that is its own affair.
    }
  }

  private static void cut(Socket socket, String way) throws IOException {
    switch (way) {
      case "silence" -> {}
      case "reset" -> socket.setSoLinger(true, 0);
      case "headers" -> write(socket, HEAD + "Content-Le");
      case "body" -> write(socket, HEAD + "Content-Length: 5\r\n\r\nwho");
      case "chunks" ->
          write(socket, HEAD + "Transfer-Encoding: chunked\r\n\r\n3\r\nwho\r\n3\r\nle");
      case "idle" -> write(socket, HEAD + "Content-Length: 5\r\n\r\nwhole");
      default -> throw new IllegalArgumentException(way);
    }
  }

  /** Reads a request to its end; empty when there is none. */
  private static String read(InputStream in) throws IOException {
    String first = line(in);
    int length = 0;
    for (String line = first; !line.isEmpty(); line = line(in)) {
      if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(15).trim());
      }
    }
    in.readNBytes(length);
    return first.isEmpty() ? "" : first.substring(0, first.lastIndexOf(' '));
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }
}

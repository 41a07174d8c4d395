package salvo.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A server that sends one event, or opens a WebSocket, and hangs up; it counts the requests whose
 * heads it has read.
 */
final class StreamingTarget implements AutoCloseable {

  private static final String STREAM = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n";
  private static final String EVENT = "data: first\n\n";

  /** In chunks, of which the last is missing. */
  private static final String CUT =
      STREAM
          + "Transfer-Encoding: chunked\r\n\r\n"
          + Integer.toHexString(EVENT.length())
          + "\r\n"
          + EVENT
          + "\r\n";

  /** It ends with the connection. */
  private static final String ENDED = STREAM + "\r\n" + EVENT;

  /** Of the protocol, for any server. */
  private static final String WEB_SOCKET = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private static final String KEY = "sec-websocket-key: ";

  private final ServerSocket server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Map<String, AtomicLong> requests = new ConcurrentHashMap<>();

  private StreamingTarget(ServerSocket server) {
    this.server = server;
  }

  static StreamingTarget start() {
    try {
      StreamingTarget target =
          new StreamingTarget(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()));
      target.threads.execute(target::accept);
      return target;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String address() {
    return "127.0.0.1:" + server.getLocalPort();
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
      closed.countDown();
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
    } catch (SocketException atTheEnd) {
      threads.shutdown();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      var in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      String first = in.readLine();
      String key = "";
      for (String line = first; line != null && !line.isEmpty(); line = in.readLine()) {
        key = line.regionMatches(true, 0, KEY, 0, KEY.length()) ? line.split(": ")[1] : key;
      }
      if (first != null) {
        String request = first.substring(0, first.lastIndexOf(' '));
        requests.computeIfAbsent(request, it -> new AtomicLong()).incrementAndGet();
        write(socket, key.isEmpty() ? events(request) : handshake(key));
      }
      closed.await(300, TimeUnit.MILLISECONDS);
    } catch (IOException clientHungUp) {
      // A client may give up at any time: that is its own affair.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String events(String request) {
    return request.endsWith("/ended") ? ENDED : CUT;
  }

  private static String handshake(String key) {
    try {
      byte[] accepted =
          MessageDigest.getInstance("SHA-1")
              .digest((key + WEB_SOCKET).getBytes(StandardCharsets.US_ASCII));
      return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
          + "Sec-WebSocket-Accept: "
          + Base64.getEncoder().encodeToString(accepted)
          + "\r\n\r\n";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }
}

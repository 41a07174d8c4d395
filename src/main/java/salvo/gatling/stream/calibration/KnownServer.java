package salvo.gatling.stream.calibration;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import salvo.Daemon;

/**
 * A server on this machine whose only answers are streams as a chat has them, and that remembers
 * when it sent the pieces of each. One thread for each connection.
 */
final class KnownServer implements AutoCloseable {

  private static final int PIECES = 12;
  private static final int PIECE_AFTER_GAP = 6;
  private static final long FIRST_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final long GAP_NANOS = TimeUnit.MILLISECONDS.toNanos(30);
  private static final int LEAST_TOKENS = 24;
  private static final int MOST_MORE_TOKENS = 7;

  private static final String HEAD =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";

  private static final String CONTENT =
      "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\" known\"}}]}";

  private final ServerSocket listening;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final Map<Long, Known> sent = new ConcurrentHashMap<>();

  /**
   * What was sent, by {@link System#nanoTime()} of this process.
   *
   * @param first just before the first piece of content was handed over
   * @param longestGapNanos between two pieces
   * @param tokens as its usage said
   */
  record Known(long first, long longestGapNanos, long tokens) {}

  private KnownServer(ServerSocket listening) {
    this.listening = listening;
  }

  static KnownServer start() throws IOException {
    ServerSocket listening = new ServerSocket(0, 0, InetAddress.getByName(Calibration.HOST));
    KnownServer server = new KnownServer(listening);
    Daemon.thread("salvo-known-streams", server::accept).start();
    return server;
  }

  /** Where the stream of that number is. */
  String address(long number) {
    return "http://" + Calibration.HOST + ":" + listening.getLocalPort() + "/" + number;
  }

  /** What was sent as the stream of that number; null where it was not sent to its end. */
  Known sent(long number) {
    return sent.get(number);
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = listening.accept();
        connections.add(connection);
        Daemon.thread("salvo-known-stream", () -> serve(connection)).start();
      }
    } catch (IOException closed) {
      connections.forEach(KnownServer::close);
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      connection.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(connection.getInputStream());
      for (String line = line(in); !line.isEmpty(); line = line(in)) {
        long number = Long.parseLong(line.split("[ /]+")[1]);
        while (!line.isEmpty()) {
          line = line(in);
        }
        stream(number, connection.getOutputStream());
      }
    } catch (IOException | NumberFormatException brokenOff) {
      connections.remove(connection); // Its client finds the stream broken off, and tells.
    }
  }

  private void stream(long number, OutputStream out) throws IOException {
    out.write(HEAD.getBytes(StandardCharsets.US_ASCII));
    long due = System.nanoTime() + FIRST_NANOS;
    long first = 0;
    long before = 0;
    long longest = 0;
    byte[] content = chunk(CONTENT);
    for (int piece = 0; piece < PIECES; piece++) {
      if (piece > 0) {
        due += piece == PIECE_AFTER_GAP ? GAP_NANOS : STEP_NANOS;
      }
      await(due);
      long now = System.nanoTime();
      out.write(content);
      first = piece == 0 ? now : first;
      longest = piece == 0 ? 0 : Math.max(longest, now - before);
      before = now;
    }
    long tokens = LEAST_TOKENS + number % MOST_MORE_TOKENS;
    sent.put(number, new Known(first, longest, tokens));
    out.write(chunk(usage(tokens)));
    out.write(chunk("[DONE]"));
    out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  private static String usage(long tokens) {
    return "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],\"usage\":"
        + "{\"prompt_tokens\":1,\"completion_tokens\":"
        + tokens
        + "}}";
  }

  private static byte[] chunk(String data) {
    String event = "data: " + data + "\n\n";
    return (Integer.toHexString(event.length()) + "\r\n" + event + "\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static void await(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** Without its end; empty at the end of all. */
  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n' && c >= 0; c = in.read()) {
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  private static void close(Socket connection) {
    try {
      connection.close();
    } catch (IOException e) {
      throw new IllegalStateException("A connection of this process cannot be closed", e);
    }
  }

  /** No stream is sent any more. */
  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new IllegalStateException("A port of this process cannot be closed", e);
    }
  }
}

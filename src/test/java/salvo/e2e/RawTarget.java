package salvo.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A target that goes wrong below HTTP, in a way that each path may have of its own. */
final class RawTarget implements AutoCloseable {

  /** What it does once it has read a request's head. */
  enum Reaction {
    OK,
    OK_AFTER_HINTS,
    ERROR_500,
    GARBAGE,
    HANG,
    RESET
  }

  private final ServerSocket server;
  private final Function<String, Reaction> reactions;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private RawTarget(ServerSocket server, Function<String, Reaction> reactions) {
    this.server = server;
    this.reactions = reactions;
  }

  /**
   * Starts listening on a free port.
   *
   * @param reactions what it does by path
   */
  static RawTarget start(Function<String, Reaction> reactions) {
    try {
      ServerSocket server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
      RawTarget target = new RawTarget(server, reactions);
      target.threads.execute(target::accept);
      return target;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An address where nothing listens. */
  static URI closed() {
    try (RawTarget target = start(path -> Reaction.OK)) {
      return target.uri();
    }
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
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
      Optional<String> path = path(socket);
      if (path.isPresent()) {
        react(socket, reactions.apply(path.get()));
      }
    } catch (IOException clientHungUp) {
      // A client may give up at any time: that is its own affair.
    }
  }

  private static void react(Socket socket, Reaction reaction) throws IOException {
    switch (reaction) {
      case OK -> answer(socket, "HTTP/1.1 200 OK", "{\"status\":\"healthy\"}");
      case OK_AFTER_HINTS ->
          answer(socket, "HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK", "{}");
      case ERROR_500 -> answer(socket, "HTTP/1.1 500 Internal Server Error", "{}");
      case GARBAGE -> write(socket, "\u0016\u0003\u0001 this is no HTTP\r\n\r\n");
      case HANG -> awaitHangUp(socket);
      case RESET -> socket.setSoLinger(true, 0);
    }
  }

  /** Reads a request's head; empty when the connection ends before it. */
  private static Optional<String> path(Socket socket) throws IOException {
    var in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    String first = in.readLine();
    String line = first;
    while (line != null && !line.isEmpty()) {
      line = in.readLine();
    }
    return Optional.ofNullable(line).map(end -> first.split(" ")[1]);
  }

  private static void answer(Socket socket, String status, String body) throws IOException {
    write(
        socket,
        status
            + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body);
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.shutdownOutput();
    awaitHangUp(socket);
  }

  /** Reads until the other side is gone: closing with unread bytes would be a reset. */
  private static void awaitHangUp(Socket socket) throws IOException {
    socket.getInputStream().transferTo(OutputStream.nullOutputStream());
  }
}

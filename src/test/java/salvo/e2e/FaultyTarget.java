package salvo.e2e;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/**
 * Sockets that go wrong in all the ways that a service, or what stands before it, does: below HTTP
 * on a port of its own each, within HTTP by the path.
 */
final class FaultyTarget implements AutoCloseable {

  private static final String OK = "{\"status\":\"healthy\"}";
  private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
  private static final String WHOLE = HEAD + "Content-Length: 20\r\n\r\n" + OK;

  /** As a server says that the client's versions of TLS are too new for it. */
  private static final byte[] PROTOCOL_VERSION = {0x15, 3, 1, 0, 2, 2, 70};

  /** As a server says that it has got something other than TLS. */
  private static final byte[] UNEXPECTED_MESSAGE = {0x15, 3, 3, 0, 2, 2, 10};

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<AutoCloseable> open = new ArrayList<>();
  private final int http = listen(this::answer);

  /** What is done with a connection. */
  private interface Reaction {
    void to(Socket socket) throws IOException;
  }

  /** A path whose answer goes wrong. */
  String url(String path) {
    return "http://127.0.0.1:" + http + "/" + path;
  }

  /** Where TLS is asked of what speaks plain HTTP. */
  String plainAsTls() {
    return "https://127.0.0.1:" + listen(FaultyTarget::refuseTls) + "/";
  }

  String closedPort() {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return "http://127.0.0.1:" + free.getLocalPort() + "/";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nobody takes up its connections, and its queue is full. */
  String fullBacklog() {
    try {
      ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
      open.add(server);
      for (int i = 0; i < 4; i++) {
        Socket waiting = new Socket();
        open.add(waiting);
        threads.execute(() -> connect(waiting, server.getLocalSocketAddress()));
      }
      return "http://127.0.0.1:" + server.getLocalPort() + "/";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String resetAtAccept() {
    return "http://127.0.0.1:" + listen(socket -> socket.setSoLinger(true, 0)) + "/";
  }

  String closedAtAccept() {
    return "http://127.0.0.1:" + listen(socket -> {}) + "/";
  }

  String oldTls() {
    return "https://127.0.0.1:" + listen(socket -> alert(socket, PROTOCOL_VERSION)) + "/";
  }

  String closedInHandshake() {
    return "https://127.0.0.1:" + listen(socket -> socket.getInputStream().read()) + "/";
  }

  String silentInHandshake() {
    return "https://127.0.0.1:" + listen(FaultyTarget::awaitHangUp) + "/";
  }

  String tlsAsPlain() {
    return "http://127.0.0.1:" + listen(socket -> alert(socket, UNEXPECTED_MESSAGE)) + "/";
  }

  @Override
  public void close() {
    closed.countDown();
    for (AutoCloseable it : open) {
      try {
        it.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
    threads.shutdownNow();
  }

  private static void connect(Socket socket, java.net.SocketAddress to) {
    try {
      socket.connect((InetSocketAddress) to);
    } catch (IOException stillWaitingAtTheEnd) {
      // It is there to be in the queue.
    }
  }

  private int listen(Reaction reaction) {
    try {
      ServerSocket server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
      open.add(server);
      threads.execute(() -> accept(server, reaction));
      return server.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept(ServerSocket server, Reaction reaction) {
    try {
      while (true) {
        Socket socket = server.accept();
        threads.execute(() -> serve(socket, reaction));
      }
    } catch (SocketException atTheEnd) {
      threads.shutdown();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void serve(Socket socket, Reaction reaction) {
    try (socket) {
      socket.setTcpNoDelay(true);
      reaction.to(socket);
    } catch (IOException clientHungUp) {
      // A client may give up at any time: that is its own affair.
    }
  }

  private static void alert(Socket socket, byte[] bytes) throws IOException {
    socket.getInputStream().read(new byte[4096]);
    socket.getOutputStream().write(bytes);
    end(socket);
  }

  private static void refuseTls(Socket socket) throws IOException {
    socket.getInputStream().read(new byte[4096]);
    write(socket, "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
    end(socket);
  }

  private void answer(Socket socket) throws IOException {
    var in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    while (true) {
      String first = in.readLine();
      for (String line = first; line != null && !line.isEmpty(); ) {
        line = in.readLine();
      }
      if (first == null) {
        return;
      }
      answer(socket, first.split(" ")[1].substring(1));
    }
  }

  private void answer(Socket socket, String path) throws IOException {
    switch (path) {
      case "ok" -> write(socket, WHOLE);
      case "http-1.0" -> {
        write(socket, "HTTP/1.0 200 OK\r\n\r\n" + OK);
        end(socket);
      }
      case "closed-when-idle" -> {
        write(socket, WHOLE);
        end(socket);
      }
      case "hints" -> write(socket, "HTTP/1.1 103 Early Hints\r\n\r\n".repeat(500) + WHOLE);
      case "closed" -> end(socket);
      case "reset" -> reset(socket);
      case "reset-in-head" -> {
        write(socket, HEAD);
        reset(socket);
      }
      case "reset-in-body" -> {
        write(socket, HEAD + "Content-Length: 20\r\n\r\n{");
        reset(socket);
      }
      case "closed-in-head" -> {
        write(socket, HEAD);
        end(socket);
      }
      case "length-too-long" -> {
        write(socket, HEAD + "Content-Length: 2000\r\n\r\n" + OK);
        end(socket);
      }
      case "length-too-short" -> write(socket, HEAD + "Content-Length: 20\r\n\r\n" + OK + "more");
      case "closed-in-chunks" -> {
        write(socket, HEAD + "Transfer-Encoding: chunked\r\n\r\n14\r\n" + OK + "\r\n");
        end(socket);
      }
      case "chunk-size" ->
          write(socket, HEAD + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n" + OK + "\r\n");
      case "two-lengths" ->
          write(socket, HEAD + "Content-Length: 20\r\nContent-Length: 2\r\n\r\n" + OK);
      case "length-and-chunks" ->
          write(socket, HEAD + "Content-Length: 20\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
      case "garbage" -> write(socket, "what is this?\r\n\r\n");
      case "binary" -> write(socket, "\u0000\u0001\u0002\u0003");
      case "http-2" -> write(socket, "\u0000\u0000\u0000\u0004\u0000\u0000\u0000\u0000\u0000");
      case "other-protocol" -> write(socket, "SSH-2.0-OpenSSH_9.6\r\n");
      case "line-too-long" ->
          write(socket, "HTTP/1.1 200 " + "O".repeat(20_000) + "\r\nContent-Length: 0\r\n\r\n");
      case "head-without-end" -> withoutEnd(socket, "X-More: more\r\n", HEAD);
      case "no-gzip" ->
          write(socket, HEAD + "Content-Encoding: gzip\r\nContent-Length: 20\r\n\r\n" + OK);
      case "cut-gzip" -> cutGzip(socket);
      case "never" -> awaitHangUp(socket);
      case "body-stalls" -> {
        write(socket, HEAD + "Content-Length: 20\r\n\r\n{");
        awaitHangUp(socket);
      }
      case "trickle" -> withoutEnd(socket, " ", HEAD + "Content-Length: 2000\r\n\r\n{");
      case "hints-without-end" -> withoutEnd(socket, "HTTP/1.1 103 Early Hints\r\n\r\n", "");
      case "loop" ->
          write(socket, "HTTP/1.1 302 Found\r\nLocation: /loop\r\nContent-Length: 0\r\n\r\n");
      case "login" ->
          write(socket, "HTTP/1.1 302 Found\r\nLocation: /ok\r\nContent-Length: 0\r\n\r\n");
      case "empty" -> write(socket, HEAD + "Content-Length: 0\r\n\r\n");
      case "half-json" -> write(socket, HEAD + "Content-Length: 8\r\n\r\n{\"status");
      case "page" ->
          write(socket, HEAD + "Content-Length: 27\r\n\r\n<html><p>Sorry</p></html>\r\n");
      case "other-json" -> write(socket, HEAD + "Content-Length: 16\r\n\r\n{\"status\":\"ill\"}");
      default ->
          write(
              socket, "HTTP/1.1 " + path + " Some\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n");
    }
  }

  private static void cutGzip(Socket socket) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(OK.getBytes(StandardCharsets.US_ASCII));
    }
    int length = bytes.size() - 9;
    write(socket, HEAD + "Content-Encoding: gzip\r\nContent-Length: " + length + "\r\n\r\n");
    socket.getOutputStream().write(bytes.toByteArray(), 0, length);
  }

  /** Until the client has had enough. */
  private void withoutEnd(Socket socket, String piece, String begin) throws IOException {
    try {
      write(socket, begin);
      while (!closed.await(50, TimeUnit.MILLISECONDS)) {
        write(socket, piece);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  private static void reset(Socket socket) throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  private static void end(Socket socket) throws IOException {
    socket.shutdownOutput();
    awaitHangUp(socket);
  }

  /** Reads until the other side is gone: closing with unread bytes would be a reset. */
  private static void awaitHangUp(Socket socket) throws IOException {
    socket.getInputStream().transferTo(OutputStream.nullOutputStream());
  }
}

package salvo.doctor.network;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** A connection to a target, over which requests go one after another. */
final class Wire implements AutoCloseable {

  /** Longest wait for an answer from its first byte to its last. */
  static final int PATIENCE_MILLIS = 10_000;

  private final TargetAddress target;
  private final Socket socket;
  private final DeadlineInput in;
  private final BufferedInputStream buffered;

  private Wire(TargetAddress target, Socket socket) throws IOException {
    this.target = target;
    this.socket = socket;
    this.in = new DeadlineInput(socket);
    this.buffered = new BufferedInputStream(in);
  }

  /**
   * Opens one.
   *
   * @param security by which a secured one is opened; empty for one in plain text
   */
  static Wire open(TargetAddress target, InetAddress address, Optional<Security> security)
      throws IOException {
    Socket plain = new Socket();
    try {
      plain.setTcpNoDelay(true);
      plain.setSoTimeout(PATIENCE_MILLIS);
      plain.connect(new InetSocketAddress(address, target.port()), ConnectionCheck.PATIENCE_MILLIS);
      return new Wire(target, security.isPresent() ? security.get().secured(plain, target) : plain);
    } catch (IOException e) {
      plain.close();
      throw e;
    }
  }

  /**
   * Sends a request of GET and reads the whole answer.
   *
   * @throws NotHttpException when what comes back is none
   * @throws IOException when nothing comes back, or it breaks off
   */
  Answer get(Map<String, String> headers) throws IOException {
    byte[] request = request(headers).getBytes(StandardCharsets.ISO_8859_1);
    long begun = System.nanoTime();
    in.waitUntil(begun + PATIENCE_MILLIS * 1_000_000L);
    socket.getOutputStream().write(request);
    socket.getOutputStream().flush();
    return new AnswerReader(buffered).read(begun);
  }

  private String request(Map<String, String> headers) {
    StringBuilder request = new StringBuilder("GET " + target.path() + " HTTP/1.1\r\n");
    request.append("Host: ").append(target.authority()).append("\r\n");
    if (headers.keySet().stream().noneMatch("Accept"::equalsIgnoreCase)) {
      request.append("Accept: */*\r\n");
    }
    headers.forEach(
        (name, value) ->
            request
                .append(name)
                .append(": ")
                .append(value.replaceAll("[\\r\\n]", " "))
                .append("\r\n"));
    return request.append("\r\n").toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

package salvo.live;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A client that sends exactly the bytes it is told to: any Host, or no reading at all. */
public final class RawClient implements AutoCloseable {

  private final Socket socket = new Socket();

  private RawClient(URI server, int receiveBuffer) throws IOException {
    socket.setReceiveBufferSize(receiveBuffer);
    socket.setSoTimeout(30_000);
    socket.connect(new java.net.InetSocketAddress(server.getHost(), server.getPort()));
  }

  public static RawClient open(URI server) throws IOException {
    return new RawClient(server, 1 << 12);
  }

  public RawClient send(String... lines) throws IOException {
    String request = String.join("\r\n", lines) + "\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return this;
  }

  /** The status line and headers and what follows, until the server closes or the text is there. */
  public String readUntil(String text) throws IOException {
    StringBuilder read = new StringBuilder();
    InputStream in = socket.getInputStream();
    for (int octet = in.read(); octet >= 0; octet = in.read()) {
      read.append((char) octet);
      if (read.indexOf(text) >= 0) {
        break;
      }
    }
    return read.toString();
  }

  /** Reads and forgets all that still comes; true once the server has closed. */
  public boolean isClosedByServer() {
    try {
      socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
      return true;
    } catch (java.net.SocketTimeoutException e) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

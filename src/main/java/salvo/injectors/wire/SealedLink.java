package salvo.injectors.wire;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketBase;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;

/**
 * A link over a WebSocket. A message goes as frames, each sealed; a byte tells which is its last.
 */
final class SealedLink implements Link {

  /** A frame, which has a byte more and its seal, stays within what {@link Sockets} takes. */
  private static final int PART_BYTES = 60_000;

  private static final int MOST_BYTES = 32 << 20;
  private static final byte LAST = 1;
  private static final byte MORE = 0;

  private final WebSocketBase socket;
  private final Context thread;
  private final Seal sealing;
  private final Seal opening;
  private final ByteArrayOutputStream parts = new ByteArrayOutputStream();
  private Events events;
  private boolean closed;

  /** To be made and opened on the connection's own thread. */
  SealedLink(WebSocketBase socket, Context thread, Seal sealing, Seal opening) {
    this.socket = socket;
    this.thread = thread;
    this.sealing = sealing;
    this.opening = opening;
  }

  /** Tells from now on what comes. */
  void open(Events told) {
    events = told;
    socket.binaryMessageHandler(this::received);
    socket.textMessageHandler(text -> socket.close());
    socket.closeHandler(nothing -> tellClosed());
    if (socket.isClosed()) {
      tellClosed();
    }
  }

  @Override
  public void send(byte[] message) {
    thread.runOnContext(nothing -> write(message));
  }

  @Override
  public void close() {
    thread.runOnContext(nothing -> socket.close());
  }

  private void tellClosed() {
    if (!closed) {
      closed = true;
      events.closed();
    }
  }

  private void write(byte[] message) {
    int at = 0;
    do {
      int length = Math.min(PART_BYTES, message.length - at);
      byte[] part = new byte[length + 1];
      part[0] = at + length == message.length ? LAST : MORE;
      System.arraycopy(message, at, part, 1, length);
      if (!socket.isClosed()) {
        socket.writeBinaryMessage(Buffer.buffer(sealed(part)));
      }
      at += length;
    } while (at < message.length);
  }

  private byte[] sealed(byte[] part) {
    try {
      return sealing.next(part);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A message could not be sealed", e);
    }
  }

  private void received(Buffer frame) {
    byte[] part;
    try {
      part = opening.next(frame.getBytes());
    } catch (GeneralSecurityException e) {
      // Somebody between the two: nothing that comes can be believed any more.
      socket.close();
      return;
    }
    if (part.length == 0 || parts.size() + part.length > MOST_BYTES) {
      socket.close();
      return;
    }
    parts.write(part, 1, part.length - 1);
    if (part[0] == LAST) {
      byte[] message = parts.toByteArray();
      parts.reset();
      events.received(message);
    }
  }
}

package salvo.gatling.client;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.ArrayList;
import java.util.List;
import salvo.run.sample.Exchange;

/**
 * An answer while it comes in. Gatling keeps a body only where a check asks for it; the first parts
 * of each are held here until its end is made known, and put together only when it is a failure.
 */
final class AnswerSoFar {

  private final HttpResponseStatus status;
  private final HttpHeaders headers;
  private final int most;
  private final List<ByteBuf> start = new ArrayList<>(1);
  private int held;
  private long bytes;

  /**
   * @param most bytes of its body that are held
   */
  AnswerSoFar(HttpResponseStatus status, HttpHeaders headers, int most) {
    this.status = status;
    this.headers = headers;
    this.most = most;
  }

  HttpResponseStatus status() {
    return status;
  }

  HttpHeaders headers() {
    return headers;
  }

  void add(ByteBuf chunk) {
    int readable = chunk.readableBytes();
    bytes += readable;
    if (readable > 0 && held < most) {
      start.add(start.isEmpty() ? chunk.retainedDuplicate() : copy(chunk));
      held += readable;
    }
  }

  /** One that comes bit by bit would hold a buffer of the network for each. */
  private ByteBuf copy(ByteBuf chunk) {
    return chunk.copy(chunk.readerIndex(), Math.min(chunk.readableBytes(), most - held));
  }

  /** As much of its body as a sample shows. */
  Exchange.Content body() {
    return new Exchange.Content(first(Exchange.KEPT_BYTES), bytes);
  }

  /** As much of its body as is held. */
  byte[] held() {
    return first(most);
  }

  private byte[] first(int count) {
    byte[] copied = new byte[Math.min(held, count)];
    int at = 0;
    for (ByteBuf chunk : start) {
      int length = Math.min(chunk.readableBytes(), copied.length - at);
      chunk.getBytes(chunk.readerIndex(), copied, at, length);
      at += length;
    }
    return copied;
  }

  void release() {
    start.forEach(ByteBuf::release);
    start.clear();
  }
}

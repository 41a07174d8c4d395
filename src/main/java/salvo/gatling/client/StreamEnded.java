package salvo.gatling.client;

import io.netty.handler.codec.http2.Http2Error;
import java.io.IOException;

/** A stream of HTTP/2 has ended before its answer was whole, and its connection may live on. */
final class StreamEnded extends IOException {

  private static final long serialVersionUID = 1;

  private StreamEnded(String message) {
    super(message);
  }

  /** The target will not take the request up, and says so by this frame. */
  static StreamEnded refused(String frame, long error) {
    return new StreamEnded("the target refused the request: " + frame + ", " + name(error));
  }

  static StreamEnded reset(long error, boolean isAnswered) {
    return error == Http2Error.REFUSED_STREAM.code()
        ? refused("RST_STREAM", error)
        : new StreamEnded(
            "the target reset the stream "
                + (isAnswered ? "in the middle of its answer: " : "before its answer: ")
                + name(error));
  }

  static String name(long error) {
    Http2Error known = Http2Error.valueOf(error);
    return known == null ? "error " + error : known.name();
  }

  /** It says what the target did; where Salvo learned of it is of no use. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}

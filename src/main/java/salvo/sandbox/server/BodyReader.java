package salvo.sandbox.server;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;

/**
 * Collects the body of a request up to a limit. Above it the rest is read and thrown away, so that
 * the client, which may still be sending, gets to read its answer.
 */
final class BodyReader {

  private final int limitBytes;
  private final Runnable tooLarge;
  private final Buffer body = Buffer.buffer();
  private boolean refused;

  private BodyReader(int limitBytes, Runnable tooLarge) {
    this.limitBytes = limitBytes;
    this.tooLarge = tooLarge;
  }

  /** Calls one of the two, once; neither when the client goes away in between. */
  static void read(
      HttpServerRequest request, int limitBytes, Consumer<Buffer> complete, Runnable tooLarge) {
    BodyReader reader = new BodyReader(limitBytes, tooLarge);
    request.handler(reader::append);
    request.endHandler(end -> reader.end(complete));
    reader.checkDeclared(request.getHeader("Content-Length"));
  }

  private void checkDeclared(String contentLength) {
    if (contentLength != null && Long.parseLong(contentLength) > limitBytes) {
      refuse();
    }
  }

  private void append(Buffer chunk) {
    if (!refused && body.length() + chunk.length() > limitBytes) {
      refuse();
    }
    if (!refused) {
      body.appendBuffer(chunk);
    }
  }

  private void refuse() {
    refused = true;
    tooLarge.run();
  }

  private void end(Consumer<Buffer> complete) {
    if (!refused) {
      complete.accept(body);
    }
  }
}

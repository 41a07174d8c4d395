package salvo.sandbox.llm;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Compresses a stream so that each part of it can be read when it comes. */
final class Gzip {

  private static final int BUFFER_BYTES = 512;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final GZIPOutputStream zip;

  Gzip() {
    try {
      zip = new GZIPOutputStream(out, BUFFER_BYTES, true);
    } catch (IOException e) {
      throw new UncheckedIOException("no memory fails", e);
    }
  }

  /** The part, compressed; with the end of the stream after the last one. */
  Buffer of(Buffer part, boolean isLast) {
    try {
      zip.write(part.getBytes());
      zip.flush();
      if (isLast) {
        zip.finish();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("no memory fails", e);
    }
    Buffer compressed = Buffer.buffer(out.toByteArray());
    out.reset();
    return compressed;
  }
}

package salvo.gatling.client;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.compression.DecompressionException;
import io.netty.handler.codec.compression.JdkZlibDecoder;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpContentDecompressor;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import java.lang.reflect.Field;
import java.util.List;

/**
 * Decompression as Gatling has it, which takes a body of gzip or deflate that breaks off for a
 * whole one; here that is a failure. Netty does not tell where in a stream of gzip it stands.
 */
final class WholeBodies extends HttpContentDecompressor {

  private static final Field GZIP_STATE = field("gzipState");
  private static final Field CHECKSUM = field("crc");

  /** The shortest gzip: a header of ten bytes, nothing, and eight of checksum and length. */
  private static final int LEAST_GZIP = 20;

  private JdkZlibDecoder decoder;
  private long bytes;

  WholeBodies() {
    super(0);
  }

  @Override
  protected String getTargetContentEncoding(String contentEncoding) {
    return contentEncoding;
  }

  @Override
  protected EmbeddedChannel newContentDecoder(String contentEncoding) throws Exception {
    EmbeddedChannel made = super.newContentDecoder(contentEncoding);
    decoder = made == null ? null : made.pipeline().get(JdkZlibDecoder.class);
    return made;
  }

  @Override
  protected void decode(ChannelHandlerContext context, HttpObject message, List<Object> out)
      throws Exception {
    if (message instanceof HttpResponse) {
      decoder = null;
      bytes = 0;
    }
    if (message instanceof HttpContent content) {
      bytes += content.content().readableBytes();
    }
    if (message instanceof LastHttpContent last && decoder != null && bytes > 0) {
      super.decode(context, new DefaultHttpContent(last.content()), out);
      if (!isAtEnd()) {
        throw new DecompressionException("the compressed body breaks off");
      }
      super.decode(context, last.replace(Unpooled.EMPTY_BUFFER), out);
    } else {
      super.decode(context, message, out);
    }
  }

  private boolean isAtEnd() throws ReflectiveOperationException {
    return CHECKSUM.get(decoder) == null
        ? decoder.isClosed()
        : bytes >= LEAST_GZIP && "HEADER_START".equals(String.valueOf(GZIP_STATE.get(decoder)));
  }

  private static Field field(String name) {
    try {
      Field field = JdkZlibDecoder.class.getDeclaredField(name);
      field.setAccessible(true);
      return field;
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("Salvo follows Netty 4.2's gzip decoder; this is another", e);
    }
  }
}

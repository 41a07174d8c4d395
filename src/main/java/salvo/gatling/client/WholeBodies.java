package salvo.gatling.client;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.compression.DecompressionException;
import io.netty.handler.codec.compression.JdkZlibDecoder;
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

  /**
   * Of a header and a footer around nothing; less than a header leaves the decoder at its start.
   */
  private static final int LEAST_GZIP = 18;

  private static final Field GZIP_STATE = field("gzipState");
  private static final Field CHECKSUM = field("crc");

  private long bodyBytes;
  private boolean answerEnds;

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
    if (made != null && made.pipeline().get(JdkZlibDecoder.class) != null) {
      made.pipeline().addLast(new EndCheck(made.pipeline().get(JdkZlibDecoder.class)));
    }
    return made;
  }

  @Override
  protected void decode(ChannelHandlerContext context, HttpObject message, List<Object> out)
      throws Exception {
    if (message instanceof HttpResponse) {
      bodyBytes = 0;
    }
    if (message instanceof HttpContent content) {
      bodyBytes += content.content().readableBytes();
    }
    answerEnds = message instanceof LastHttpContent;
    super.decode(context, message, out);
  }

  private boolean isAtEnd(JdkZlibDecoder decoder) throws ReflectiveOperationException {
    return CHECKSUM.get(decoder) == null
        ? decoder.isClosed()
        : bodyBytes >= LEAST_GZIP && "HEADER_START".equals(String.valueOf(GZIP_STATE.get(decoder)));
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

  /** Behind the decoder, whose input is at its end when its channel becomes inactive. */
  private final class EndCheck extends ChannelInboundHandlerAdapter {

    private final JdkZlibDecoder decoder;

    EndCheck(JdkZlibDecoder decoder) {
      this.decoder = decoder;
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
      if (answerEnds && bodyBytes > 0 && !isAtEnd(decoder)) {
        throw new DecompressionException("the compressed body breaks off");
      }
      context.fireChannelInactive();
    }
  }
}

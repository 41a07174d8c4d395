package salvo.gatling.client.answer;

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
import java.util.List;

/**
 * Decompression as Gatling has it, which takes a body of gzip or deflate that breaks off for a
 * whole one; here that is a failure. Netty does not tell where in a stream of gzip it stands.
 */
public final class WholeBodies extends HttpContentDecompressor {

  private CompressedBody body;

  public WholeBodies() {
    super(0);
  }

  @Override
  protected String getTargetContentEncoding(String contentEncoding) {
    return contentEncoding;
  }

  @Override
  protected EmbeddedChannel newContentDecoder(String contentEncoding) throws Exception {
    EmbeddedChannel made = super.newContentDecoder(contentEncoding);
    JdkZlibDecoder decoder = made == null ? null : made.pipeline().get(JdkZlibDecoder.class);
    body = decoder == null ? null : new CompressedBody(decoder);
    return made;
  }

  @Override
  protected void decode(ChannelHandlerContext context, HttpObject message, List<Object> out)
      throws Exception {
    if (message instanceof HttpResponse) {
      body = null;
    }
    if (message instanceof HttpContent content && body != null) {
      body.add(content.content().readableBytes());
    }
    if (message instanceof LastHttpContent last && body != null) {
      super.decode(context, new DefaultHttpContent(last.content()), out);
      if (!body.isWhole()) {
        throw new DecompressionException(CompressedBody.BREAKS_OFF);
      }
      super.decode(context, last.replace(Unpooled.EMPTY_BUFFER), out);
    } else {
      super.decode(context, message, out);
    }
  }
}

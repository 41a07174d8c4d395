package salvo.gatling.client;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.compression.DecompressionException;
import io.netty.handler.codec.compression.JdkZlibDecoder;
import io.netty.handler.codec.http2.DelegatingDecompressorFrameListener;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameListener;
import io.netty.handler.codec.http2.Http2FrameListenerDecorator;
import io.netty.handler.codec.http2.Http2Headers;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.Map;
import salvo.gatling.client.answer.CompressedBody;
import salvo.gatling.client.answer.WholeBodies;

/** What {@link WholeBodies} is to HTTP/1: decompression that takes no part of a body for all. */
final class WholeStreams extends DelegatingDecompressorFrameListener {

  private final Map<Integer, CompressedBody> bodies = new HashMap<>();
  private JdkZlibDecoder made;

  private WholeStreams(Http2Connection connection, Http2FrameListener listener) {
    super(connection, listener, 0);
  }

  /** In place of Gatling's own decompression, around what that hands its frames to. */
  static WholeStreams of(Http2Connection connection, Http2FrameListener gatlings) {
    try {
      Field inner = Http2FrameListenerDecorator.class.getDeclaredField("listener");
      inner.setAccessible(true);
      return new WholeStreams(connection, (Http2FrameListener) inner.get(gatlings));
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      throw new IllegalStateException("Salvo sends requests by Gatling 3.15.1; this is another", e);
    }
  }

  @Override
  protected CharSequence getTargetContentEncoding(CharSequence contentEncoding) {
    return contentEncoding;
  }

  @Override
  protected EmbeddedChannel newContentDecompressor(
      ChannelHandlerContext context, CharSequence contentEncoding) throws Http2Exception {
    EmbeddedChannel channel = super.newContentDecompressor(context, contentEncoding);
    made = channel == null ? null : channel.pipeline().get(JdkZlibDecoder.class);
    return channel;
  }

  @Override
  public void onHeadersRead(
      ChannelHandlerContext context, int stream, Http2Headers headers, int padding, boolean end)
      throws Http2Exception {
    made = null;
    super.onHeadersRead(context, stream, headers, padding, end);
    if (made != null) {
      bodies.put(stream, new CompressedBody(made));
    }
  }

  @Override
  public int onDataRead(
      ChannelHandlerContext context, int stream, ByteBuf data, int padding, boolean end)
      throws Http2Exception {
    CompressedBody body = end ? bodies.remove(stream) : bodies.get(stream);
    if (body != null) {
      body.add(data.readableBytes());
    }
    if (body == null || !end) {
      return super.onDataRead(context, stream, data, padding, end);
    }
    int read = super.onDataRead(context, stream, data, padding, false);
    if (!body.isWhole()) {
      throw Http2Exception.streamError(
          stream,
          Http2Error.PROTOCOL_ERROR,
          new DecompressionException(CompressedBody.BREAKS_OFF),
          CompressedBody.BREAKS_OFF);
    }
    return read + super.onDataRead(context, stream, Unpooled.EMPTY_BUFFER, 0, true);
  }
}

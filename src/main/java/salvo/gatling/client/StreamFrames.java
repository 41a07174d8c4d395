package salvo.gatling.client;

import io.gatling.http.client.pool.ChannelPool;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameListener;
import io.netty.handler.codec.http2.Http2FrameListenerDecorator;
import io.netty.handler.codec.http2.Http2Headers;

/**
 * Reads, before Gatling does, the frames of a target that it does not read or takes wrongly:
 * resets, refusals, heads before the answer and trailers after it.
 */
final class StreamFrames extends Http2FrameListenerDecorator {

  private final OpenStreams open;

  StreamFrames(Http2FrameListener listener, OpenStreams open) {
    super(listener);
    this.open = open;
  }

  @Override
  public void onRstStreamRead(ChannelHandlerContext context, int stream, long error)
      throws Http2Exception {
    open.fail(stream, isAnswered -> StreamEnded.reset(error, isAnswered));
    super.onRstStreamRead(context, stream, error);
  }

  @Override
  public void onGoAwayRead(ChannelHandlerContext context, int last, long error, ByteBuf debug)
      throws Http2Exception {
    // The users whose requests fail go on at once, and not on this connection.
    ChannelPool.markAsGoAway(context.channel());
    open.failAfter(last, isAnswered -> StreamEnded.refused("GOAWAY", error));
    super.onGoAwayRead(context, last, error, debug);
  }

  @Override
  public void onHeadersRead(
      ChannelHandlerContext context, int stream, Http2Headers headers, int padding, boolean end)
      throws Http2Exception {
    if (headers.status() == null) {
      trailers(context, stream, end);
    } else if (!isInterim(stream, headers)) {
      super.onHeadersRead(context, stream, headers, padding, end);
    }
  }

  @Override
  public void onHeadersRead(
      ChannelHandlerContext context,
      int stream,
      Http2Headers headers,
      int dependency,
      short weight,
      boolean exclusive,
      int padding,
      boolean end)
      throws Http2Exception {
    onHeadersRead(context, stream, headers, padding, end);
  }

  @Override
  public int onDataRead(
      ChannelHandlerContext context, int stream, ByteBuf data, int padding, boolean end)
      throws Http2Exception {
    try {
      return super.onDataRead(context, stream, data, padding, end);
    } catch (Http2Exception.StreamException e) {
      open.fail(stream, isAnswered -> e.getCause() == null ? e : e.getCause());
      throw e;
    }
  }

  /** Gatling has no use for them, and would take them for a second answer. */
  private void trailers(ChannelHandlerContext context, int stream, boolean end)
      throws Http2Exception {
    if (end) {
      onDataRead(context, stream, Unpooled.EMPTY_BUFFER, 0, true);
    }
  }

  private boolean isInterim(int stream, Http2Headers headers) {
    String status = headers.status().toString();
    return HttpStatusClass.valueOf(headers.status()) == HttpStatusClass.INFORMATIONAL
        && !(status.equals(HttpResponseStatus.CONTINUE.codeAsText().toString())
            && open.expectsContinue(stream));
  }
}

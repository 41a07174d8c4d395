package salvo.gatling.client;

import io.gatling.http.client.impl.Http2AppHandler;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Stream;
import java.nio.charset.StandardCharsets;

/**
 * Makes the end of a stream of HTTP/2, or of its connection, a failure of the request that is under
 * way on it. Gatling would let that wait for its timeout, or send it again and record it once.
 */
final class StreamWatch extends ChannelInboundHandlerAdapter {

  private static final String NAME = "salvo-stream-watch";

  private final OpenStreams open;

  private StreamWatch(OpenStreams open) {
    this.open = open;
  }

  /** Watches a connection of HTTP/2 from its first request on. */
  static void over(Channel channel) {
    ChannelPipeline pipeline = channel.pipeline();
    OpenStreams open = new OpenStreams(pipeline.get(Http2AppHandler.class));
    Http2ConnectionHandler http2 = pipeline.get(Http2ConnectionHandler.class);
    Http2Connection connection = http2.connection();
    connection.addListener(new Ends(open));
    http2
        .decoder()
        .frameListener(
            new StreamFrames(WholeStreams.of(connection, http2.decoder().frameListener()), open));
    pipeline.addBefore(pipeline.context(Http2AppHandler.class).name(), NAME, new StreamWatch(open));
  }

  static boolean isOver(Channel channel) {
    return channel.pipeline().get(NAME) != null;
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    open.failAfter(0, isAnswered -> cause);
    context.fireExceptionCaught(cause);
  }

  /** Netty tells of each stream that is over; those that ended well are not open any more. */
  private static final class Ends extends Http2ConnectionAdapter {

    private final OpenStreams open;
    private String ownComplaint = "";

    Ends(OpenStreams open) {
      this.open = open;
    }

    @Override
    public void onGoAwaySent(int last, long error, ByteBuf debug) {
      if (error != Http2Error.NO_ERROR.code()) {
        ownComplaint = StreamEnded.name(error) + " " + debug.toString(StandardCharsets.UTF_8);
      }
    }

    @Override
    public void onStreamClosed(Http2Stream stream) {
      open.fail(stream.id(), isAnswered -> why(stream, isAnswered));
    }

    private Throwable why(Http2Stream stream, boolean isAnswered) {
      if (stream.isResetSent() || !ownComplaint.isEmpty()) {
        return new NotHttp(
            "the target broke the rules of HTTP/2: "
                + (ownComplaint.isEmpty()
                    ? "its frames do not form an answer"
                    : ownComplaint.strip()));
      }
      return isAnswered ? ConnectionClosed.IN_ANSWER : ConnectionClosed.BEFORE_ANSWER;
    }
  }
}

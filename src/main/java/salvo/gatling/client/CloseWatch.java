package salvo.gatling.client;

import io.gatling.http.client.impl.DefaultHttpClient;
import io.gatling.http.client.impl.Http2AppHandler;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import salvo.gatling.client.answer.InterimAnswers;
import salvo.gatling.client.answer.WholeBodies;

/**
 * Makes the end of a connection of HTTP/1 a failure of the request that is under way on it, before
 * Gatling learns of it: Gatling would send that request again, and record it once.
 */
final class CloseWatch extends ChannelInboundHandlerAdapter {

  private static final String NAME = "salvo-close-watch";
  private static final String FIRST_BYTES = "salvo-first-bytes";
  private static final String INTERIM = "salvo-interim-answers";
  private static final String DECOMPRESSOR = "inflater";
  private static final String HTTP_1 = DefaultHttpClient.APP_HTTP_HANDLER;

  /** Of Linux: the other side has sent all it will. */
  private static final int CLOSE_WAIT = 8;

  private boolean answering;

  /** Sees to a connection, of HTTP/1 or HTTP/2, from its first request on. */
  static void over(Channel channel) {
    ChannelPipeline pipeline = channel.pipeline();
    if (pipeline.get(HTTP_1) != null) {
      pipeline.addBefore(DefaultHttpClient.HTTP_CLIENT_CODEC, FIRST_BYTES, new FirstBytes());
      pipeline.addBefore(HTTP_1, INTERIM, new InterimAnswers());
      pipeline.addBefore(HTTP_1, NAME, new CloseWatch());
      pipeline.replace(DECOMPRESSOR, DECOMPRESSOR, new WholeBodies());
    } else if (pipeline.get(Http2AppHandler.class) != null) {
      StreamWatch.over(channel);
    }
  }

  /** Whether somebody sees to it already. */
  static boolean isOver(Channel channel) {
    return channel.pipeline().get(NAME) != null || StreamWatch.isOver(channel);
  }

  /**
   * Whether the request that is about to be written is to go to another connection, for the target
   * has closed this one. One of HTTP/2 may still have answers to give to others.
   */
  static boolean leaves(Channel channel) {
    return channel.pipeline().get(NAME) != null && isClosedByTarget(channel);
  }

  /**
   * Whether the target has closed a connection that Netty still holds for open: the system knows
   * that before Netty comes to read it. Only the native transport can be asked.
   */
  private static boolean isClosedByTarget(Channel channel) {
    try {
      return channel instanceof EpollSocketChannel open && open.tcpInfo().state() == CLOSE_WAIT;
    } catch (ChannelException goneMeanwhile) {
      return true;
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpResponse) {
      answering = true;
    }
    if (message instanceof LastHttpContent) {
      answering = false;
    }
    context.fireChannelRead(message);
  }

  /** Gatling's handler ignores an exception when no request is under way. */
  @Override
  public void channelInactive(ChannelHandlerContext context) {
    context.fireExceptionCaught(
        answering ? ConnectionClosed.IN_ANSWER : ConnectionClosed.BEFORE_ANSWER);
    context.fireChannelInactive();
  }
}

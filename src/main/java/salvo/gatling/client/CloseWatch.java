package salvo.gatling.client;

import io.gatling.http.client.impl.DefaultHttpClient;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;

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

  private boolean answering;

  static void over(Channel channel) {
    ChannelPipeline pipeline = channel.pipeline();
    pipeline.addBefore(DefaultHttpClient.HTTP_CLIENT_CODEC, FIRST_BYTES, new FirstBytes());
    pipeline.addBefore(HTTP_1, INTERIM, new InterimAnswers());
    pipeline.addBefore(HTTP_1, NAME, new CloseWatch());
    pipeline.replace(DECOMPRESSOR, DECOMPRESSOR, new WholeBodies());
  }

  static boolean isOver(Channel channel) {
    return channel.pipeline().get(NAME) != null;
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

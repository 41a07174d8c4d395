package salvo.gatling.client;

import io.gatling.http.client.impl.DefaultHttpClient;
import io.gatling.http.client.impl.Http2AppHandler;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.epoll.EpollSocketChannel;

/** Sees to a connection, of HTTP/1 or HTTP/2, from its first request on. */
final class Watches {

  /** Of Linux: the other side has sent all it will. */
  private static final int CLOSE_WAIT = 8;

  private Watches() {}

  static void over(Channel channel) {
    if (channel.pipeline().get(DefaultHttpClient.APP_HTTP_HANDLER) != null) {
      CloseWatch.over(channel);
    } else if (channel.pipeline().get(Http2AppHandler.class) != null) {
      StreamWatch.over(channel);
    }
  }

  static boolean isOver(Channel channel) {
    return CloseWatch.isOver(channel) || StreamWatch.isOver(channel);
  }

  /**
   * Whether the request that is about to be written is to go to another connection, for the target
   * has closed this one. One of HTTP/2 may still have answers to give to others.
   */
  static boolean leaves(Channel channel) {
    return CloseWatch.isOver(channel) && isClosedByTarget(channel);
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
}

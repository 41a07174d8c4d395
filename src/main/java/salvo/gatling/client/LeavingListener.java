package salvo.gatling.client;

import io.gatling.http.client.HttpListener;
import io.gatling.http.client.impl.Http2AppHandler;
import io.netty.channel.Channel;
import java.util.function.Supplier;

/** A listener that may give up its request before the answer is over. */
public interface LeavingListener extends HttpListener {

  /** Whether it has: it is told of nothing any more, and its request is not sent again. */
  boolean hasLeft();

  /**
   * Is told, before all else, where to ask what has gone over the network so far: for a sample of
   * its failure, once it has left.
   */
  void exchange(Supplier<EndingExchange> soFar);

  /**
   * Ends what goes on for a listener that has left: the stream of HTTP/2, or the connection. To be
   * called on the event loop of the channel.
   */
  static void leave(Channel channel, LeavingListener listener) {
    Http2AppHandler http2 = channel.pipeline().get(Http2AppHandler.class);
    if (http2 == null) {
      channel.close();
    } else {
      new OpenStreams(http2).leave(channel, listener);
    }
  }
}

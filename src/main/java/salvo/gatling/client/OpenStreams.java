package salvo.gatling.client;

import io.gatling.http.client.HttpListener;
import io.gatling.http.client.impl.Http2AppHandler;
import io.gatling.http.client.impl.HttpTx;
import io.gatling.http.client.impl.RequestTimeout;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The requests that are under way on a connection of HTTP/2, by their streams, as Gatling 3.15.1
 * keeps them.
 */
final class OpenStreams {

  private static final Field STREAMS = field(Http2AppHandler.class, "txByStreamId");
  private static final Field LISTENER = field(HttpTx.class, "listener");
  private static final Field TIMEOUT = field(HttpTx.class, "requestTimeout");
  private static final Field WAITING_BODY = field(HttpTx.class, "pendingRequestExpectingContinue");

  private final Map<Integer, HttpTx> streams;

  @SuppressWarnings("unchecked")
  OpenStreams(Http2AppHandler handler) {
    streams = (Map<Integer, HttpTx>) value(STREAMS, handler);
  }

  /** Ends a request that is under way, by a failure that may depend on whether it has an answer. */
  void fail(int stream, Function<Boolean, Throwable> failure) {
    HttpTx request = streams.remove(stream);
    if (request != null && end(request)) {
      HttpListener listener = (HttpListener) value(LISTENER, request);
      listener.onThrowable(
          failure.apply(listener instanceof Attempts attempts && attempts.isAnswered()));
    }
  }

  /** Ends all whose stream is of a higher number. */
  void failAfter(int last, Function<Boolean, Throwable> failure) {
    List.copyOf(streams.keySet()).stream()
        .filter(stream -> stream > last)
        .forEach(stream -> fail(stream, failure));
  }

  /** Resets the stream that is another's business no more. */
  void leave(Channel channel, HttpListener left) {
    for (Map.Entry<Integer, HttpTx> stream : List.copyOf(streams.entrySet())) {
      if (value(LISTENER, stream.getValue()) instanceof Attempts attempts && attempts.isOf(left)) {
        streams.remove(stream.getKey());
        end(stream.getValue());
        attempts.release();
        ChannelHandlerContext context = channel.pipeline().context(Http2ConnectionHandler.class);
        ((Http2ConnectionHandler) context.handler())
            .resetStream(context, stream.getKey(), Http2Error.CANCEL.code(), context.newPromise());
        context.flush();
      }
    }
  }

  /** Whether the request waits for the word to send its body. */
  boolean expectsContinue(int stream) {
    HttpTx request = streams.get(stream);
    return request != null && value(WAITING_BODY, request) != null;
  }

  private static boolean end(HttpTx request) {
    RequestTimeout timeout = (RequestTimeout) value(TIMEOUT, request);
    boolean isUnderWay = !timeout.isDone();
    timeout.cancel();
    return isUnderWay;
  }

  private static Object value(Field field, Object owner) {
    try {
      return field.get(owner);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Field field(Class<?> owner, String name) {
    try {
      Field field = owner.getDeclaredField(name);
      field.setAccessible(true);
      return field;
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("Salvo sends requests by Gatling 3.15.1; this is another", e);
    }
  }
}

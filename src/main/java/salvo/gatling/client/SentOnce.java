package salvo.gatling.client;

import io.gatling.http.client.HttpClient;
import io.gatling.http.client.HttpListener;
import io.gatling.http.client.Request;
import io.gatling.http.client.SslContextsHolder;
import io.gatling.http.client.WebSocketListener;
import io.gatling.http.client.util.Pair;
import io.netty.channel.EventLoop;
import java.util.function.Consumer;

/**
 * Gatling's client, but that a request whose connection is closed has failed, or is sent again as
 * often as is asked for and counted. Requests of WebSockets never share a connection, and so are
 * never sent again.
 */
final class SentOnce implements HttpClient {

  private final HttpClient client;
  private final int retries;
  private final Runnable onRetry;
  private final Consumer<Throwable> onFailure;

  /**
   * @param retries how often a request may be sent again
   * @param onRetry is told of each time that one is
   * @param onFailure is told why a request got no answer
   */
  SentOnce(HttpClient client, int retries, Runnable onRetry, Consumer<Throwable> onFailure) {
    this.client = client;
    this.retries = retries;
    this.onRetry = onRetry;
    this.onFailure = onFailure;
  }

  @Override
  public void sendRequest(
      Request request,
      long clientId,
      EventLoop eventLoop,
      HttpListener listener,
      SslContextsHolder sslContexts) {
    client.sendRequest(
        request,
        clientId,
        eventLoop,
        listener instanceof WebSocketListener
            ? listener
            : attempts(request, clientId, eventLoop, listener, sslContexts),
        sslContexts);
  }

  @Override
  public void sendHttp2Requests(
      Pair<Request, HttpListener>[] requests,
      long clientId,
      EventLoop eventLoop,
      SslContextsHolder sslContexts) {
    for (int i = 0; i < requests.length; i++) {
      Request request = requests[i].getLeft();
      HttpListener listener = requests[i].getRight();
      requests[i] =
          new Pair<>(request, attempts(request, clientId, eventLoop, listener, sslContexts));
    }
    client.sendHttp2Requests(requests, clientId, eventLoop, sslContexts);
  }

  /** What is sent again is so later, for there may be many closed connections to pass over. */
  private Attempts attempts(
      Request request,
      long clientId,
      EventLoop eventLoop,
      HttpListener listener,
      SslContextsHolder sslContexts) {
    return new Attempts(
        listener,
        request,
        retries,
        onRetry,
        onFailure,
        again ->
            eventLoop.execute(
                () -> client.sendRequest(request, clientId, eventLoop, again, sslContexts)));
  }

  @Override
  public boolean isClosed() {
    return client.isClosed();
  }

  @Override
  public void flushClientIdChannels(long clientId, EventLoop eventLoop) {
    client.flushClientIdChannels(clientId, eventLoop);
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (Exception e) {
      throw new IllegalStateException("Gatling's HTTP client cannot be closed", e);
    }
  }
}

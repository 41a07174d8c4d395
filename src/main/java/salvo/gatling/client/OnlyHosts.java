package salvo.gatling.client;

import io.gatling.http.client.HttpClient;
import io.gatling.http.client.HttpListener;
import io.gatling.http.client.Request;
import io.gatling.http.client.SslContextsHolder;
import io.gatling.http.client.util.Pair;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A client that sends to some hosts only, also where an answer leads it elsewhere: a request to
 * another one fails before anything is sent.
 */
final class OnlyHosts implements HttpClient {

  private final HttpClient client;
  private final Predicate<String> isAllowed;

  OnlyHosts(HttpClient client, Predicate<String> isAllowed) {
    this.client = client;
    this.isAllowed = isAllowed;
  }

  @Override
  public void sendRequest(
      Request request,
      long clientId,
      EventLoop eventLoop,
      HttpListener listener,
      SslContextsHolder sslContexts) {
    if (isAllowed.test(request.getUri().getHost())) {
      client.sendRequest(request, clientId, eventLoop, listener, sslContexts);
    } else {
      refuse(request, eventLoop, listener);
    }
  }

  @Override
  @SuppressWarnings({"unchecked", "rawtypes"})
  public void sendHttp2Requests(
      Pair<Request, HttpListener>[] requests,
      long clientId,
      EventLoop eventLoop,
      SslContextsHolder sslContexts) {
    List<Pair<Request, HttpListener>> allowed = new ArrayList<>();
    for (Pair<Request, HttpListener> one : requests) {
      if (isAllowed.test(one.getLeft().getUri().getHost())) {
        allowed.add(one);
      } else {
        refuse(one.getLeft(), eventLoop, one.getRight());
      }
    }
    if (!allowed.isEmpty()) {
      client.sendHttp2Requests(
          (Pair<Request, HttpListener>[]) allowed.toArray(new Pair[0]),
          clientId,
          eventLoop,
          sslContexts);
    }
  }

  private static void refuse(Request request, EventLoop eventLoop, HttpListener listener) {
    eventLoop.execute(
        () -> {
          listener.onSend();
          listener.onThrowable(new HostNotAllowed(request.getUri().getHost()));
        });
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

  /** A request would leave for a host that is not allowed. */
  static final class HostNotAllowed extends RuntimeException {

    private static final long serialVersionUID = 1;

    HostNotAllowed(String host) {
      super(host + " is not among salvo.http.hosts");
    }

    /** Where Salvo noticed it is of no use. */
    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }
}

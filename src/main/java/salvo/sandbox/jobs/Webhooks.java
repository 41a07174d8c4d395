package salvo.sandbox.jobs;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * The server's own calls to addresses that clients gave it, tried once. For the event loop only,
 * whose HTTP client it makes when the first call is due.
 */
final class Webhooks {

  private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");
  private static final int CONNECTIONS = 64;

  /** A receiver that is slower than its jobs must not fill the server's memory. */
  private static final int MOST_WAITING = 10_000;

  private final boolean allowRemote;
  private HttpClient client;
  private long undelivered;

  /**
   * @param allowRemote whether addresses beyond this machine may be called
   */
  Webhooks(boolean allowRemote) {
    this.allowRemote = allowRemote;
  }

  /** Whether the address may be called; judged by its text, as names must not be looked up here. */
  boolean allows(URI target) {
    return target.getHost() != null
        && (allowRemote || LOOPBACK.matcher(target.getHost()).matches());
  }

  void post(URI target, byte[] json) {
    RequestOptions options =
        new RequestOptions()
            .setAbsoluteURI(target.toString())
            .setMethod(HttpMethod.POST)
            .putHeader("Content-Type", "application/json");
    client()
        .request(options)
        .compose(request -> request.send(Buffer.buffer(json)))
        .compose(HttpClientResponse::end)
        .onFailure(unreachable -> undelivered++);
  }

  /** Callbacks that nobody took. */
  long undelivered() {
    return undelivered;
  }

  private HttpClient client() {
    if (client == null) {
      client =
          Vertx.currentContext()
              .owner()
              .createHttpClient(
                  new HttpClientOptions(),
                  new PoolOptions().setHttp1MaxSize(CONNECTIONS).setMaxWaitQueueSize(MOST_WAITING));
    }
    return client;
  }
}

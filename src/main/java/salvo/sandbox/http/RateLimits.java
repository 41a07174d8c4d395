package salvo.sandbox.http;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Counts requests per limit and client in fixed windows that begin with the client's first request.
 * Switched off, it lets everything pass and adds no headers. For the handlers' event loop only.
 */
public final class RateLimits {

  /** Beyond as many the window that was begun first is forgotten, over or not. */
  private static final int MOST_WINDOWS = 50_000;

  private static final long MAX_RETRY_AFTER_SECONDS = 300;

  private final InstantSource clock;
  private final boolean enabled;
  private final Map<String, Window> windows = new LinkedHashMap<>();

  public RateLimits(InstantSource clock, boolean enabled) {
    this.clock = clock;
    this.enabled = enabled;
  }

  /**
   * The handler under a limit: above it the client gets 429, below it the state in headers.
   *
   * @param client tells whom a call counts for
   */
  public Handler limit(RateLimit limit, Function<Call, String> client, Handler handler) {
    return enabled ? call -> limited(limit, client.apply(call), handler, call) : handler;
  }

  private Reply limited(RateLimit limit, String client, Handler handler, Call call) {
    Window window = window(limit, client);
    if (window.used >= limit.requests()) {
      throw new Refusal(exceeded(limit, client, window, call));
    }
    window.used++;
    return withState(handler.handle(call), limit, window);
  }

  private Window window(RateLimit limit, String client) {
    long now = clock.instant().getEpochSecond();
    String key = limit.name() + " " + client;
    Window known = windows.get(key);
    if (known != null && known.endSecond > now) {
      return known;
    }
    windows.remove(key);
    Window begun = new Window(now + limit.period().toSeconds());
    windows.put(key, begun);
    if (windows.size() > MOST_WINDOWS) {
      windows.remove(windows.keySet().iterator().next());
    }
    return begun;
  }

  private Reply exceeded(RateLimit limit, String client, Window window, Call call) {
    long secondsLeft = window.endSecond - clock.instant().getEpochSecond();
    long retryAfter = Math.min(MAX_RETRY_AFTER_SECONDS, secondsLeft);
    Map<String, Object> details =
        Map.of("limit", limit.text(), "retry_after", retryAfter, "key", client);
    String message = "Rate limit exceeded. Retry after " + retryAfter + " seconds.";
    Reply reply = Reply.error(429, message, "RATE_LIMIT_EXCEEDED", details, call.traceId());
    return withState(reply.withHeader("Retry-After", Long.toString(retryAfter)), limit, window);
  }

  private static Reply withState(Reply reply, RateLimit limit, Window window) {
    return reply
        .withHeader("X-RateLimit-Limit", Integer.toString(limit.requests()))
        .withHeader("X-RateLimit-Remaining", Integer.toString(limit.requests() - window.used))
        .withHeader("X-RateLimit-Reset", Long.toString(window.endSecond));
  }

  private static final class Window {
    private final long endSecond;
    private int used;

    Window(long endSecond) {
      this.endSecond = endSecond;
    }
  }
}

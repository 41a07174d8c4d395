package salvo.sandbox.http;

import java.time.Duration;

/** So many requests per period, counted per client under this name. */
public record RateLimit(String name, int requests, Duration period) {

  private static final long HOUR_SECONDS = 3600;

  /** As the server words it: {@code 10 per hour}. */
  String text() {
    return requests + " per " + (period.toSeconds() == HOUR_SECONDS ? "hour" : "minute");
  }

  public static RateLimit perMinute(String name, int requests) {
    return new RateLimit(name, requests, Duration.ofMinutes(1));
  }

  public static RateLimit perHour(String name, int requests) {
    return new RateLimit(name, requests, Duration.ofHours(1));
  }
}

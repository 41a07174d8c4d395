package salvo.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import salvo.stats.times.ResponseTimes;

/** What can be compared exactly of a set of requests. */
public record Figures(
    long requests, long ok, long ko, long min, long p50, long p95, long p999, long max) {

  public static Figures of(JsonNode figures) {
    JsonNode times = figures.path("responseTime");
    return new Figures(
        figures.path("requests").asLong(),
        figures.path("ok").asLong(),
        figures.path("ko").asLong(),
        times.path("min").asLong(),
        times.path("p50").asLong(),
        times.path("p95").asLong(),
        times.path("p999").asLong(),
        times.path("max").asLong());
  }

  public static Figures of(salvo.stats.request.Summary summary) {
    ResponseTimes times = summary.all();
    return new Figures(
        summary.requests(),
        summary.ok(),
        summary.ko(),
        times.min(),
        times.percentile(50),
        times.percentile(95),
        times.percentile(99.9),
        times.max());
  }
}

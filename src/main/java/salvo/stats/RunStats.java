package salvo.stats;

import java.util.List;

/**
 * Everything counted in a run, exact and immutable.
 *
 * @param total all measured requests
 * @param endpoints by request name, in alphabetical order
 * @param userTypes by outermost group, in alphabetical order
 * @param errors by endpoint and message, most frequent first
 * @param crashes requests that could not be built or sent, most frequent first
 * @param timeSeries one entry per second of the run, without gaps
 * @param firstStartMillis start of the first request, epoch ms; 0 without requests
 * @param lastEndMillis end of the last request, epoch ms; 0 without requests
 */
public record RunStats(
    Summary total,
    List<Summary> endpoints,
    List<Summary> userTypes,
    List<ErrorCount> errors,
    List<ErrorCount> crashes,
    List<Second> timeSeries,
    long firstStartMillis,
    long lastEndMillis) {

  /** How often an endpoint failed with a message; the instants are epoch ms. */
  public record ErrorCount(
      String endpoint, String message, int status, long count, long firstMillis, long lastMillis) {}

  /**
   * One second of the run.
   *
   * @param second seconds since the measured start
   * @param started requests that started in it
   * @param finished requests that ended in it
   * @param activeUsers most virtual users alive at any instant of it
   * @param p50 median response time, ms, of those that ended in it; 0 when none did
   */
  public record Second(
      int second,
      long started,
      long finished,
      long ok,
      long ko,
      int activeUsers,
      long p50,
      long p95,
      long p99) {}

  /** Length of the measured part, from the first start to the last end, in seconds. */
  public double durationSeconds() {
    return (lastEndMillis - firstStartMillis) / 1000.0;
  }
}

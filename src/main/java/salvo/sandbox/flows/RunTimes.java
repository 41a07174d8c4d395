package salvo.sandbox.flows;

import salvo.sandbox.behaviour.ServiceTime;
import salvo.sandbox.behaviour.ServiceTime.Percentiles;
import salvo.sandbox.http.Environment;

/**
 * How long running a flow takes, by the length of the message. An assumption: no baseline is
 * published, only that more than 10 s is slow and more than 20 s very slow. A model reads and
 * writes longer for a longer text.
 */
final class RunTimes {

  /** Longest message that is read. */
  static final int MAX_CHARS = 1_000_000;

  private static final int SHORT_CHARS = 200;
  private static final int LONG_CHARS = 2000;

  private final ServiceTime shortText;
  private final ServiceTime text;
  private final ServiceTime longText;

  /**
   * @param system each has sequences of its own
   */
  RunTimes(Environment environment, String system) {
    shortText = times(environment, system + " short run", 800, 2000, 4000, 9000);
    text = times(environment, system + " run", 1500, 4000, 8000, 15_000);
    longText = times(environment, system + " long run", 3000, 8000, 15_000, 25_000);
  }

  double nextMillis(String message) {
    if (message.length() <= SHORT_CHARS) {
      return shortText.nextMillis();
    }
    return message.length() <= LONG_CHARS ? text.nextMillis() : longText.nextMillis();
  }

  private static ServiceTime times(
      Environment environment, String name, double p50, double p95, double p99, double max) {
    return environment.serviceTimes().of(name, new Percentiles(p50, p95, p99, max));
  }
}

package salvo.analysis.errors;

import java.util.List;
import java.util.Optional;

/**
 * A request that failed, as it was; secrets are masked.
 *
 * @param cause as the cluster of its failures is called
 * @param status of the answer; 0 where there is none
 * @param message why it failed
 * @param sent empty for what Gatling's HTTP client did not send
 * @param answered empty where no answer had begun
 * @param log lines of the target's log at that moment
 */
public record ErrorSample(
    String cause,
    String endpoint,
    long startMillis,
    long endMillis,
    int status,
    String message,
    Optional<Sent> sent,
    Optional<Answered> answered,
    List<String> log) {

  public ErrorSample {
    log = List.copyOf(log);
  }

  /** What was sent. */
  public record Sent(String method, String url, List<Header> headers, Body body) {

    public Sent {
      headers = List.copyOf(headers);
    }
  }

  /** What came back, as far as it came. */
  public record Answered(int status, List<Header> headers, Body body) {

    public Answered {
      headers = List.copyOf(headers);
    }
  }

  /** A header, and what may be shown of it. */
  public record Header(String name, String value) {}

  /**
   * A body.
   *
   * @param bytes its size as far as it came; less than 0 where that is not known
   * @param text what may be shown of it
   */
  public record Body(long bytes, Form form, String text) {}

  /** How much of a body there is to see. */
  public enum Form {
    WHOLE,
    CUT,
    BINARY,
    NOT_KEPT
  }

  /** This one on a clock that is so far behind. */
  public ErrorSample movedBy(long millis) {
    return new ErrorSample(
        cause,
        endpoint,
        startMillis + millis,
        endMillis + millis,
        status,
        message,
        sent,
        answered,
        log);
  }
}

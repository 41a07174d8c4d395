package salvo.sandbox.behaviour;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What shall go wrong at an endpoint.
 *
 * @param endpoint an endpoint's name, or {@link #ANY}
 * @param rate share of the requests that it strikes, 0 to 1
 * @param status of kind STATUS: the status to answer with
 * @param delayMillis of kind DELAY: what to add to the service time
 */
public record Fault(String endpoint, Kind kind, double rate, int status, long delayMillis) {

  public static final String ANY = "*";

  /** The ways to fail. All but DELAY and LEAK leave the endpoint's own work undone. */
  public enum Kind {
    /** Answers with the fault's status after the service time. */
    STATUS,
    /** Does the work and answers, but later. */
    DELAY,
    /** Closes the connection after the service time, without an answer. */
    RESET,
    /** Never answers; the slot stays taken until the client gives up. */
    HANG,
    /** Answers 200 after the service time, with JSON that breaks off. */
    MALFORMED,
    /** Does the work and answers, but never gives back 16 KiB of memory. */
    LEAK;

    /** The name in the configuration. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> keys() {
      return Arrays.stream(values()).map(Kind::key).toList();
    }
  }

  boolean concerns(String candidate) {
    return endpoint.equals(ANY) || endpoint.equals(candidate);
  }
}

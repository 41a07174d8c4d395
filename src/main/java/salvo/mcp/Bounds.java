package salvo.mcp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What an assistant may use up, set when the server is started.
 *
 * @param hosts that may be loaded, beside those of loopback
 * @param requests of all runs and trials together
 * @param duration longest time of one run
 */
public record Bounds(List<String> hosts, long requests, Duration duration) {

  private static final String LOOPBACK = "localhost";

  /** The options of Java by which a process sends nothing elsewhere. */
  List<String> options() {
    List<String> all = new ArrayList<>(List.of(LOOPBACK));
    all.addAll(hosts);
    return List.of("-Dsalvo.http.hosts=" + String.join(",", all));
  }

  /** In a sentence. */
  String text() {
    return "Runs may load "
        + (hosts.isEmpty() ? "loopback only" : "loopback, " + String.join(", ", hosts))
        + ", send "
        + requests
        + " requests in all, and take "
        + duration.toSeconds()
        + " s each.";
  }
}

package salvo.stats;

import java.util.List;

/**
 * One of the slowest requests of a run.
 *
 * @param startMillis epoch ms
 * @param message why it failed; empty when it did not
 */
public record SlowRequest(
    List<String> groups, String name, long startMillis, long millis, boolean ok, String message) {

  public SlowRequest {
    groups = List.copyOf(groups);
  }
}

package salvo.workload;

import java.util.ArrayList;
import java.util.List;

/**
 * What the start of a run says of its load.
 *
 * @param model who comes and when, in one sentence without a full stop
 * @param expected how many requests that will be
 * @param warnings settings that change nothing and users who do nothing, each a sentence with the
 *     fix
 */
public record LoadSummary(String model, String expected, List<String> warnings) {

  /** The same, with more to warn of. */
  public LoadSummary warning(List<String> more) {
    List<String> all = new ArrayList<>(warnings);
    all.addAll(more);
    return new LoadSummary(model, expected, List.copyOf(all));
  }
}

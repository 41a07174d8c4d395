package salvo.imports.recorded;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import salvo.imports.model.ImportedProfile;
import salvo.imports.recorded.RecordedCall.Wait;

/**
 * What was read of a file.
 *
 * @param calls in the order in which they are sent
 * @param count calls of the file, with those that the reader has left out
 * @param variables by name, the values that the file gives to what its calls take; empty where it
 *     gives none
 * @param secret names of variables that are secret, whatever they are called
 * @param thinkTime between tasks
 * @param objectives by request name, or global: metric = bound
 */
public record Recording(
    List<RecordedCall> calls,
    int count,
    Map<String, String> variables,
    Set<String> secret,
    Optional<Wait> thinkTime,
    Optional<ImportedProfile> profile,
    Map<String, Map<String, String>> objectives) {

  public Recording {
    calls = List.copyOf(calls);
    variables = Map.copyOf(variables);
    secret = Set.copyOf(secret);
  }

  /** Calls and nothing else. */
  public static Recording of(List<RecordedCall> calls, int count) {
    return new Recording(
        calls, count, Map.of(), Set.of(), Optional.empty(), Optional.empty(), Map.of());
  }

  /** The same with values for what its calls take. */
  public Recording with(Map<String, String> values, Set<String> secrets) {
    return new Recording(calls, count, values, secrets, thinkTime, profile, objectives);
  }
}

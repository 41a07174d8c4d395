package salvo.config.steps;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an answer has to be.
 *
 * @param statuses empty: any from 200 to 299
 * @param json by JMESPath, the text, number or truth that it has to find
 * @param contains texts in its body
 * @param regexes that its body matches somewhere
 * @param maxBytes length of its body
 */
public record Expected(
    List<Integer> statuses,
    Map<String, Object> json,
    List<String> contains,
    List<String> regexes,
    OptionalInt maxBytes,
    Optional<Duration> maxTime) {

  /** One of these statuses, and nothing else. */
  public static Expected status(List<Integer> statuses) {
    return new Expected(
        statuses, Map.of(), List.of(), List.of(), OptionalInt.empty(), Optional.empty());
  }
}

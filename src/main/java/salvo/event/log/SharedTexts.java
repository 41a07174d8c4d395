package salvo.event.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The texts of several logs, each by one number from 1 on. For use by many threads. */
public final class SharedTexts {

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> texts = new ArrayList<>();

  /**
   * The number of a text.
   *
   * @throws IllegalArgumentException when no log can be written that holds it
   */
  synchronized int number(String text) {
    Integer known = numbers.get(text);
    if (known != null) {
      return known;
    }
    SimulationLogWriter.requireStorable(text);
    texts.add(text);
    numbers.put(text, texts.size());
    return texts.size();
  }

  synchronized String text(int number) {
    return texts.get(number - 1);
  }
}

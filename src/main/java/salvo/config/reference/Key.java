package salvo.config.reference;

import java.util.Locale;
import java.util.Optional;

/**
 * A key of the configuration, or a section of keys.
 *
 * @param name in full, such as {@code salvo.workload.users}
 * @param byDefault its value where nothing is set; empty for a section
 * @param meaning the comment above it
 * @param shortName the property that sets it too
 * @param variable of the environment that sets it
 */
public record Key(
    String name,
    Optional<String> byDefault,
    String meaning,
    Optional<String> shortName,
    String variable) {

  /** Whether it is that key, or one below it. */
  public boolean isWithin(String section) {
    return name.equals(section) || name.startsWith(section + ".");
  }

  /** Whether its name or its meaning has that word, in small letters or capitals. */
  public boolean mentions(String word) {
    String wanted = word.toLowerCase(Locale.ROOT);
    return name.toLowerCase(Locale.ROOT).contains(wanted)
        || meaning.toLowerCase(Locale.ROOT).contains(wanted);
  }

  /** How many names deep it stands: 2 is a section of the file. */
  public int depth() {
    return name.split("\\.").length;
  }
}

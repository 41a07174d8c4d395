package salvo.stats;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names that have figures of their own. Names with data in them must not fill the memory:
 * beyond a number of them a new one counts as {@code other}, so that sums stay exact.
 */
final class BoundedNames {

  /** What differs between the names of one thing: numbers, UUIDs and other long hexadecimals. */
  private static final Pattern DATA =
      Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F-]{27}|(?=[0-9a-fA-F]*\\d)[0-9a-fA-F]{8,}|\\d+");

  private static final int MOST_PATTERNS = 100;
  private static final int EXAMPLES = 2;
  private static final int LONGEST_EXAMPLE = 80;

  private final String what;
  private final String other;
  private final Set<String> admitted = new HashSet<>();
  private final Map<String, Seen> patterns = new LinkedHashMap<>();
  private int most;
  private long folded;

  /** How often a pattern was seen, and the first names that it fits. */
  private static final class Seen {
    private final List<String> examples = new ArrayList<>(EXAMPLES);
    private long times;

    private void add(String name) {
      times++;
      if (examples.size() < EXAMPLES && !examples.contains(name)) {
        examples.add(name);
      }
    }
  }

  /**
   * @param what they are names of, in the plural
   * @param other what all others are called together
   */
  BoundedNames(String what, String other, int most) {
    this.what = what;
    this.other = other;
    this.most = most;
  }

  /** Those have figures of their own whenever they come. */
  void alwaysAdmit(Set<String> names) {
    admitted.addAll(names);
    most += names.size();
  }

  void atMost(int names) {
    most = names + admitted.size();
  }

  /** The name that is counted in its place: itself, or that of all others. */
  String admit(String name) {
    if (admitted.contains(name) || name.equals(other)) {
      return name;
    }
    note(name);
    if (admitted.size() < most) {
      admitted.add(name);
      return name;
    }
    folded++;
    return other;
  }

  /** The name under which one counts that {@link #admit} has been asked for. */
  String counted(String name) {
    return admitted.contains(name) ? name : other;
  }

  /** What was counted together, and the pattern that was seen; empty when nothing was. */
  Optional<String> sentence() {
    return folded == 0
        ? Optional.empty()
        : Optional.of(
            counted(folded)
                + " times there were other "
                + what
                + " than the first "
                + counted(admitted.size())
                + "; they are counted together, as \""
                + other
                + "\""
                + patterns.entrySet().stream()
                    .max((a, b) -> Long.compare(a.getValue().times, b.getValue().times))
                    .map(it -> " (" + String.join(", ", it.getValue().examples) + ", ...)")
                    .orElse("")
                + ". Use a constant name.");
  }

  private static String counted(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private void note(String name) {
    String shown = name.length() > LONGEST_EXAMPLE ? name.substring(0, LONGEST_EXAMPLE) : name;
    String pattern = DATA.matcher(shown).replaceAll("#");
    Seen seen = patterns.get(pattern);
    if (seen == null && patterns.size() < MOST_PATTERNS) {
      seen = new Seen();
      patterns.put(pattern, seen);
    }
    if (seen != null) {
      seen.add(shown);
    }
  }
}

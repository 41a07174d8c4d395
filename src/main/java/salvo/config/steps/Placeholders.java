package salvo.config.steps;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the texts of a request take from the session of its user. */
public final class Placeholders {

  /** The first name of an expression; Gatling's own functions, such as randomUuid(), have none. */
  private static final Pattern NAME = Pattern.compile("(?<!#)#\\{\\s*([^}.()\\s]+)\\s*(\\()?");

  private static final Pattern FUNCTION =
      Pattern.compile("random[A-Z]\\w*|current(TimeMillis|Date)");

  private Placeholders() {}

  /** The names that they take, without those of Gatling's own functions. */
  public static Set<String> of(Stream<String> texts) {
    Set<String> names = new TreeSet<>();
    texts.forEach(
        text -> {
          Matcher found = NAME.matcher(text);
          while (found.find()) {
            if (found.group(2) == null || !FUNCTION.matcher(found.group(1)).matches()) {
              names.add(found.group(1));
            }
          }
        });
    return names;
  }
}

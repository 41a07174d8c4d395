package salvo.imports.recorded;

import java.util.Optional;
import java.util.regex.Pattern;

/** What texts of requests take from the session of their user: {@code #{name}}. */
public final class Placeholder {

  private static final Pattern ANY = Pattern.compile("(?<!#)#\\{");
  private static final Pattern WHOLE = Pattern.compile("#\\{([\\w-]+)}");

  private Placeholder() {}

  /** That of a name. */
  public static String of(String name) {
    return "#{" + name + "}";
  }

  /** Whether a text has one. */
  public static boolean isIn(String text) {
    return ANY.matcher(text).find();
  }

  /** The text that a literal one stands for; empty where it has a placeholder. */
  public static Optional<String> plain(String text) {
    return isIn(text) ? Optional.empty() : Optional.of(text.replace("##{", "#{"));
  }

  /** The name, where the text is one placeholder and nothing else. */
  public static Optional<String> whole(String text) {
    var matcher = WHOLE.matcher(text);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}

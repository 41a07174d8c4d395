package salvo.imports.journey;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import salvo.text.MaskedText;

/**
 * A regular expression that finds a value by what stands before it.
 *
 * @param name that stands there too, such as that of a field; empty where there is none
 */
record Surroundings(String regex, String name) {

  private static final String ENDS = "\"'<>&?#/,;";
  private static final int[] LENGTHS = {24, 48, 96};
  private static final int MOST = 80;
  private static final Pattern BEGINNING = Pattern.compile("[<{,;\\n](?=[^<{,;\\n]*$)");

  /** Of a link; another target has another one. */
  private static final Pattern ORIGIN = Pattern.compile("(?s).*https?:(//|\\\\/\\\\/)[^/\"'\\\\]*");

  private static final Pattern SIGN = Pattern.compile("[\\\\^$.|?*+()\\[\\]{}]");
  private static final Pattern FIELD =
      Pattern.compile("(?i)(?:name|property|id)=[\"']?([\\w.-]+)(?!.*(?:name|property|id)=)");

  private static final Pattern KEY = Pattern.compile("[\"']?([\\w-]+)[\"']?\\s*[:=]\\s*[\"']?$");

  /** Those of the value at a place of a text; empty where others look alike. */
  static Optional<Surroundings> of(String text, int at, String value) {
    for (String left : lefts(text, at)) {
      String regex = SIGN.matcher(left).replaceAll("\\\\$0") + "([^" + ends(value) + "]+)";
      Surroundings found = new Surroundings(regex, name(left));
      if (isSound(left) && found.finds(value, text)) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  /** What looks like a key must not get into the expression. */
  private static boolean isSound(String left) {
    return !left.isBlank() && !left.contains("#{") && MaskedText.of(left).equals(left);
  }

  /** Whether the first that it finds in a text is that value. */
  boolean finds(String value, String text) {
    Matcher first = Pattern.compile(regex).matcher(text);
    return first.find() && first.group(1).equals(value);
  }

  /** What stands before it, from a natural beginning on, or else longer and longer. */
  private static Set<String> lefts(String text, int at) {
    Set<String> lefts = new LinkedHashSet<>();
    String most = ORIGIN.matcher(text.substring(Math.max(0, at - MOST), at)).replaceFirst("");
    Matcher beginning = BEGINNING.matcher(most);
    String natural = beginning.find() ? most.substring(beginning.start()).stripLeading() : most;
    lefts.add(natural);
    for (int length : LENGTHS) {
      lefts.add(natural.substring(Math.max(0, natural.length() - length)));
      String longer = text.substring(Math.max(0, at - length), at);
      lefts.add(longer.substring(longer.lastIndexOf('\n') + 1));
    }
    return lefts;
  }

  private static String ends(String value) {
    StringBuilder ends = new StringBuilder("\\s");
    ENDS.chars().filter(c -> value.indexOf(c) < 0).forEach(c -> ends.append((char) c));
    return ends.toString();
  }

  private static String name(String left) {
    Matcher field = FIELD.matcher(left);
    if (field.find()) {
      return field.group(1);
    }
    Matcher key = KEY.matcher(left);
    return key.find() ? key.group(1) : "";
  }
}

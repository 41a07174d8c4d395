package salvo.imports.curl;

import java.util.ArrayList;
import java.util.List;

/**
 * The arguments of a command, each option by its long name; what is no option is one of {@code
 * url}.
 *
 * @param unknown options that curl has not, or that are too new to be known
 */
record CurlArguments(List<Argument> all, List<String> unknown) {

  /**
   * An option.
   *
   * @param value empty where it takes none
   */
  record Argument(String name, String value) {}

  static CurlArguments of(List<String> words) {
    CurlArguments arguments = new CurlArguments(new ArrayList<>(), new ArrayList<>());
    boolean isOption = true;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      String next = i + 1 < words.size() ? words.get(i + 1) : "";
      if (isOption && word.equals("--")) {
        isOption = false;
      } else if (isOption && word.startsWith("--")) {
        i += arguments.option(word.substring(2), next) ? 1 : 0;
      } else if (isOption && word.startsWith("-") && word.length() > 1) {
        i += arguments.letters(word.substring(1), next) ? 1 : 0;
      } else {
        arguments.all.add(new Argument("url", word));
      }
    }
    return arguments;
  }

  /** Whether the next word is its value. */
  private boolean option(String name, String next) {
    int sign = name.indexOf('=');
    if (sign > 0 && CurlOptions.hasValue(name.substring(0, sign))) {
      // Curl itself has no such form, but what is meant is plain.
      all.add(new Argument(name.substring(0, sign), name.substring(sign + 1)));
      return false;
    }
    if (!CurlOptions.isKnown(name)) {
      boolean isNegation = name.startsWith("no-") && CurlOptions.isKnown(name.substring(3));
      if (!isNegation) {
        unknown.add("--" + name.replaceFirst("=.*", ""));
      }
      return false;
    }
    boolean hasValue = CurlOptions.hasValue(name);
    all.add(new Argument(name, hasValue ? next : ""));
    return hasValue;
  }

  /** Several letters may stand together, the last of them with its value. */
  private boolean letters(String letters, String next) {
    for (int i = 0; i < letters.length(); i++) {
      String name = CurlOptions.ofLetter(letters.charAt(i));
      if (name.isEmpty()) {
        unknown.add("-" + letters.charAt(i));
      } else if (CurlOptions.hasValue(name)) {
        String rest = letters.substring(i + 1);
        all.add(new Argument(name, rest.isEmpty() ? next : rest));
        return rest.isEmpty();
      } else {
        all.add(new Argument(name, ""));
      }
    }
    return false;
  }
}

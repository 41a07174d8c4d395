package salvo.text;

import java.util.regex.Pattern;

/** A message that is fit to be shown: on one line, cut to 200 characters, secrets masked. */
public final class ErrorExample {

  static final int MOST_CHARACTERS = 200;

  private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

  private ErrorExample() {}

  public static String of(String message) {
    return cut(MaskedText.of(WHITE_SPACE.matcher(message).replaceAll(" ").strip()));
  }

  private static String cut(String text) {
    if (text.length() <= MOST_CHARACTERS) {
      return text;
    }
    int end = MOST_CHARACTERS - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }
}

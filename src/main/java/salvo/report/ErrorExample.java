package salvo.report;

import java.util.regex.Pattern;

/** A message that is fit to be shown: on one line, cut to 200 characters, secrets masked. */
final class ErrorExample {

  static final int MOST_CHARACTERS = 200;

  private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");
  private static final Pattern CREDENTIALS =
      Pattern.compile("\\b(Bearer|Basic)\\s+[^\\s\"',;]+", Pattern.CASE_INSENSITIVE);
  private static final Pattern NAMED_SECRET =
      Pattern.compile(
          "((?:api[-_]?key|token|secret|password|passwd|signature)[\"']?\\s*[=:]\\s*[\"']?)"
              + "[^\\s\"'&,;}]+",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern URL_PASSWORD = Pattern.compile("(://[^\\s/:@]*:)[^\\s/@]+@");
  private static final Pattern PREFIXED_KEY = Pattern.compile("\\b(?:sk|pk)[-_][\\w-]{8,}");

  private static final Pattern JSON_WEB_TOKEN = Pattern.compile("\\beyJ[\\w-]+(?:\\.[\\w-]+)+");

  /** Letters and digits mixed, as keys have them and long words have not. */
  private static final Pattern LONG_TOKEN =
      Pattern.compile("(?<![\\w-])(?=[\\w-]*\\d)(?=[\\w-]*[A-Za-z])[\\w-]{32,}");

  private ErrorExample() {}

  static String of(String message) {
    return cut(mask(WHITE_SPACE.matcher(message).replaceAll(" ").strip()));
  }

  private static String mask(String text) {
    String masked = CREDENTIALS.matcher(text).replaceAll("$1 ***");
    masked = NAMED_SECRET.matcher(masked).replaceAll("$1***");
    masked = URL_PASSWORD.matcher(masked).replaceAll("$1***@");
    masked = PREFIXED_KEY.matcher(masked).replaceAll("***");
    masked = JSON_WEB_TOKEN.matcher(masked).replaceAll("***");
    return LONG_TOKEN.matcher(masked).replaceAll("***");
  }

  private static String cut(String text) {
    if (text.length() <= MOST_CHARACTERS) {
      return text;
    }
    int end = MOST_CHARACTERS - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }
}

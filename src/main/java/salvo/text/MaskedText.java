package salvo.text;

import java.util.regex.Pattern;

/** A text in which everything that looks like a secret is masked: keys, tokens and passwords. */
public final class MaskedText {

  private static final Pattern CREDENTIALS =
      Pattern.compile("\\b(Bearer|Basic)\\s+[^\\s\"',;]+", Pattern.CASE_INSENSITIVE);
  private static final Pattern NAMED_SECRET =
      Pattern.compile(
          "((?:(?:api|access)[-_]?key|token|secret|password|passwd|passphrase|pwd|signature)[\"']?\\s*[=:]\\s*[\"']?)"
              + "[^\\s\"'&,;}]+",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern URL_PASSWORD = Pattern.compile("(://[^\\s/:@]*:)[^\\s/@]+@");
  private static final Pattern PREFIXED_KEY = Pattern.compile("\\b(?:sk|pk)[-_][\\w-]{8,}");

  private static final Pattern JSON_WEB_TOKEN = Pattern.compile("\\beyJ[\\w-]+(?:\\.[\\w-]+)+");

  /** Letters and digits mixed, as keys have them and long words have not. */
  private static final Pattern LONG_TOKEN =
      Pattern.compile("(?<![\\w-])(?=[\\w-]*\\d)(?=[\\w-]*[A-Za-z])[\\w-]{32,}");

  private MaskedText() {}

  /** The text with *** for each of them; a masked text stays as it is. */
  public static String of(String text) {
    String masked = CREDENTIALS.matcher(text).replaceAll("$1 ***");
    masked = NAMED_SECRET.matcher(masked).replaceAll("$1***");
    masked = URL_PASSWORD.matcher(masked).replaceAll("$1***@");
    masked = PREFIXED_KEY.matcher(masked).replaceAll("***");
    masked = JSON_WEB_TOKEN.matcher(masked).replaceAll("***");
    return LONG_TOKEN.matcher(masked).replaceAll("***");
  }
}

package salvo.text;

import java.util.regex.Pattern;

/**
 * The text of refusals. What they quote is the user's: it may hold a secret in the wrong place,
 * move the cursor of a terminal, forge a line or be endless.
 */
public final class RefusalText {

  /** Before the host of an address, with or without a scheme. */
  private static final Pattern CREDENTIALS = Pattern.compile("(://|\\b)[^\\s\"'=]*:[^\\s\"']*@");

  private static final Pattern AFTER_SCHEME = Pattern.compile("://[^\\s\"']*@");
  private static final int LONGEST = 2_000;

  private static final TerminalText TERMINAL = new TerminalText(false);

  private RefusalText() {}

  /** The text on one line, without what looks like a secret and what a terminal would obey. */
  public static String of(String text) {
    String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    String plain = AFTER_SCHEME.matcher(cut).replaceAll("://***@");
    plain = CREDENTIALS.matcher(plain).replaceAll("$1***@");
    return TERMINAL.clean(Redaction.text("", plain));
  }

  /** The same of a value, of which what looks like a key or a token is masked too. */
  public static String ofValue(String value) {
    return MaskedText.of(of(value));
  }

  /** The same of a text of several lines, which are its own. */
  public static String ofLines(String text) {
    StringBuilder lines = new StringBuilder();
    text.lines().forEach(line -> lines.append(lines.isEmpty() ? "" : "\n").append(of(line)));
    return lines.toString();
  }
}

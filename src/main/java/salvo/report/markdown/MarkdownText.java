package salvo.report.markdown;

import java.util.regex.Pattern;
import salvo.text.TerminalText;

/**
 * Foreign text for GitHub-flavoured Markdown, on one line and good for a table's cell, in which it
 * can neither format nor link nor mention anybody. Only code is safe from all that GitHub finds in
 * text, so names and messages become code; running text gets escapes and empty comments.
 */
public final class MarkdownText {

  private static final int NAME_CHARACTERS = 80;
  private static final int EXAMPLE_CHARACTERS = 200;
  private static final int PROSE_CHARACTERS = 400;

  private static final TerminalText VISIBLE = new TerminalText(false);
  private static final String COMMENT = "<!-- -->";

  private static final Pattern FORMATTING = Pattern.compile("[\\\\`*_\\[\\]~|]");

  /** What GitHub links: people, issues, addresses; also emoji by name. */
  private static final Pattern REFERENCE =
      Pattern.compile("[@#]|(?<=\\bGH)-(?=\\d)|(?<=www)\\.|:(?=\\S)", Pattern.CASE_INSENSITIVE);

  /** What begins a list or underlines a heading. */
  private static final Pattern BLOCK_START = Pattern.compile("^(\\d{0,9})([-+=.)])(?=[\\s=+-]|$)");

  private MarkdownText() {}

  /** A name as code, cut to 80 characters. */
  public static String name(String name) {
    return code(cut(name, NAME_CHARACTERS));
  }

  /** A message as code, cut to 200 characters. */
  static String example(String message) {
    return code(cut(message, EXAMPLE_CHARACTERS));
  }

  /** A sentence that may hold foreign names, cut to 400 characters. */
  public static String prose(String sentence) {
    String text = cut(sentence, PROSE_CHARACTERS);
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    text = FORMATTING.matcher(text).replaceAll("\\\\$0");
    text = REFERENCE.matcher(text).replaceAll("$0" + COMMENT);
    text = text.replace("$", "<span>$</span>");
    return BLOCK_START.matcher(text).replaceFirst("$1\\\\$2");
  }

  private static String cut(String text, int characters) {
    String clean = VISIBLE.clean(text).strip();
    if (clean.codePointCount(0, clean.length()) <= characters) {
      return clean;
    }
    return clean.substring(0, clean.offsetByCodePoints(0, characters - 1)) + "…";
  }

  private static String code(String text) {
    if (text.isEmpty()) {
      return "(unnamed)";
    }
    return text.indexOf('`') < 0 && text.indexOf('|') < 0
        ? "`" + text + "`"
        : "<code>" + entities(text) + "</code>";
  }

  /** Code spans cannot hold every backtick and pipe, an element can. */
  private static String entities(String text) {
    StringBuilder html = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > '~' || c == ' ' || Character.isLetterOrDigit(c)) {
        html.append(c);
      } else {
        html.append("&#").append((int) c).append(';').append(c == '@' ? COMMENT : "");
      }
    }
    return html.toString();
  }
}

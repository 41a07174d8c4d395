package salvo.run.sample;

import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import salvo.text.Redaction;

/**
 * A body or a line of a log in which the values of fields with telling names are masked, whatever
 * it is written in: JSON, a form, XML, or {@code name=value}.
 */
final class MaskedFields {

  private static final Pattern NAMED =
      Pattern.compile("([\\w.-]{1,80})(?:\\\\*[\"'])?\\s{0,8}[:=]\\s{0,8}|<([\\w.:-]{1,80})>");
  private static final Pattern VALUE_END = Pattern.compile("[\"'&,;}\\])<\\s]|$");

  /** Of an answer: what names an error has no digits, or is as short as a status. */
  private static final Pattern ERROR_CODE = Pattern.compile("\\d{1,3}|[A-Za-z_. -]+");

  private final String text;
  private final Predicate<String> isSecret;
  private final StringBuilder masked = new StringBuilder();

  private MaskedFields(String text, Predicate<String> isSecret) {
    this.text = text;
    this.isSecret = isSecret;
  }

  /** Of what was sent. */
  static String sent(String text) {
    return new MaskedFields(text, value -> true).masked();
  }

  /** Of what came back or was logged, where a code may be one of an error. */
  static String answered(String text) {
    return new MaskedFields(text, value -> !ERROR_CODE.matcher(value).matches()).masked();
  }

  private String masked() {
    Matcher named = NAMED.matcher(text);
    int at = 0;
    while (named.find(at)) {
      String name = named.group(1) == null ? named.group(2) : named.group(1);
      int start = named.end();
      masked.append(text, at, start);
      at = start;
      if (Redaction.isSecretField(name)) {
        at = mask(name, start, named.group(2) != null);
      }
    }
    return masked.append(text, at, text.length()).toString();
  }

  /** Writes a value and tells where it ends. */
  private int mask(String name, int start, boolean isMarkup) {
    int from = isMarkup ? start : afterQuote(start);
    String quote = text.substring(start, from);
    int end = isMarkup ? before("<", from) : quote.isEmpty() ? unquoted(from) : before(quote, from);
    String value = text.substring(from, end);
    boolean isShown = value.isEmpty() || name.equalsIgnoreCase("code") && !isSecret.test(value);
    masked.append(quote).append(isShown ? value : Redaction.MASK);
    return end;
  }

  private int afterQuote(int start) {
    int at = start;
    while (at < text.length() && text.charAt(at) == '\\') {
      at++;
    }
    boolean isQuoted = at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'');
    return isQuoted ? at + 1 : start;
  }

  /** Where that stands next without a backslash of its own before it; else the end. */
  private int before(String mark, int from) {
    for (int at = text.indexOf(mark, from); at >= 0; at = text.indexOf(mark, at + 1)) {
      if (at == from || text.charAt(at - 1) != '\\') {
        return at;
      }
    }
    return text.length();
  }

  /** A list or an object is a value as a whole. */
  private int unquoted(int from) {
    char first = from < text.length() ? text.charAt(from) : ' ';
    if (first == '[' || first == '{') {
      return afterClosing(first, first == '[' ? ']' : '}', from);
    }
    Matcher end = VALUE_END.matcher(text);
    return end.find(from) ? end.start() : text.length();
  }

  private int afterClosing(char open, char close, int from) {
    int depth = 0;
    for (int at = from; at < text.length(); at++) {
      depth += text.charAt(at) == open ? 1 : text.charAt(at) == close ? -1 : 0;
      if (depth == 0) {
        return at + 1;
      }
    }
    return text.length();
  }
}

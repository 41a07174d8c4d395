package salvo.config.source;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rules for texts that become part of a request: what cannot stand there would end in a trace, or
 * in a request that nobody meant. Each may hold expressions of Gatling, {@code #{column}}.
 */
public final class ProtocolText {

  private static final int LONGEST_LINE = 8_192;
  private static final int LONGEST_NAME = 200;

  private static final String CLOSED = ", whose expressions #{...} are closed and not empty";

  /** A token of RFC 9110. */
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,200}");

  private static final Pattern LINE = Pattern.compile("[^\\p{Cntrl}&&[^\\t]]*");
  private static final Pattern PATH = Pattern.compile("/[^\\s\\p{Cntrl}]*");
  private static final Pattern NAME = Pattern.compile("\\S|\\S[^\\p{Cntrl}]*\\S");

  /** Two signs stand for one of the text itself. */
  private static final Pattern EXPRESSION = Pattern.compile("(?<!#)#\\{([^}]*)(}?)");

  private static final Pattern ATTRIBUTE = Pattern.compile("[\\w-]+");

  private ProtocolText() {}

  /** A path that begins with a slash, with what may follow a path. */
  public static Rule<String> path(String example) {
    return Rule.ofText(
        "a path that begins with /, has no spaces and at most 8192 characters" + CLOSED,
        example,
        text -> fitting(text, PATH, LONGEST_LINE).filter(ProtocolText::isClosed));
  }

  /** The value of a header. */
  public static Rule<String> headerValue(String example) {
    return Rule.ofText(
        "a text of one line and at most 8192 characters" + CLOSED,
        example,
        text -> fitting(text, LINE, LONGEST_LINE).filter(ProtocolText::isClosed));
  }

  /** The text of a body. */
  public static Rule<String> body(String example) {
    return Rule.ofText(
        "a text" + CLOSED, example, text -> Optional.of(text).filter(ProtocolText::isClosed));
  }

  /** What a request is called in every log and report. */
  public static Rule<String> requestName(String example) {
    return Rule.ofText(
        "a text of 1 to 200 characters on one line, without spaces around it",
        example,
        text -> fitting(text, NAME, LONGEST_NAME));
  }

  private static Optional<String> fitting(String text, Pattern pattern, int longest) {
    return Optional.of(text)
        .filter(it -> it.length() <= longest)
        .filter(pattern.asMatchPredicate());
  }

  public static boolean isHeaderName(String name) {
    return TOKEN.matcher(name).matches();
  }

  /** Whether each expression of a text ends, and says something. */
  public static boolean isClosed(String text) {
    return EXPRESSION
        .matcher(text)
        .results()
        .noneMatch(found -> found.group(2).isEmpty() || found.group(1).isBlank());
  }

  /** The names of the session's values that a text takes; not what Gatling makes by itself. */
  public static Set<String> attributes(String text) {
    Set<String> names = new TreeSet<>();
    Matcher found = EXPRESSION.matcher(text);
    while (found.find()) {
      if (ATTRIBUTE.matcher(found.group(1)).matches()) {
        names.add(found.group(1));
      }
    }
    return names;
  }
}

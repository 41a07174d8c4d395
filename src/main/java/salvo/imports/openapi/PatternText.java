package salvo.imports.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * A text that a regular expression matches, for the simple ones that documents have: characters,
 * classes, groups with alternatives, and how often. What it makes is checked against the expression
 * itself.
 */
final class PatternText {

  private static final int LONGEST = 200;
  private static final int MOST_MORE = 8;

  private final String pattern;
  private final Random random;
  private int at;

  private PatternText(String pattern, Random random) {
    this.pattern = pattern;
    this.random = random;
  }

  /** Empty where it cannot be made. */
  static Optional<String> of(String pattern, Random random) {
    if (pattern.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      Pattern whole = Pattern.compile(pattern);
      String text = new PatternText(pattern, random).alternatives();
      return Optional.of(text).filter(it -> whole.matcher(it).find());
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private String alternatives() {
    List<String> all = new ArrayList<>();
    StringBuilder sequence = new StringBuilder();
    while (at < pattern.length() && pattern.charAt(at) != ')') {
      if (pattern.charAt(at) == '|') {
        at++;
        all.add(sequence.toString());
        sequence.setLength(0);
      } else {
        sequence.append(repeated());
      }
    }
    all.add(sequence.toString());
    return all.get(random.nextInt(all.size()));
  }

  /** One thing, as often as it says: what stands there is read again each time. */
  private String repeated() {
    int begin = at;
    String first = atom();
    int end = at;
    int[] times = times();
    int after = at;
    int count = times[0] + random.nextInt(Math.min(MOST_MORE, times[1] - times[0]) + 1);
    StringBuilder text = new StringBuilder(count > 0 ? first : "");
    for (int i = 1; i < count && text.length() < LONGEST; i++) {
      at = begin;
      text.append(atom());
      at = end;
    }
    at = after;
    return text.toString();
  }

  private String atom() {
    char c = pattern.charAt(at++);
    return switch (c) {
      case '^', '$' -> "";
      case '(' -> group();
      case '[' -> "" + member(characterClass());
      case '\\' -> escaped();
      case '.' -> "" + member("abcdefghijklmnopqrstuvwxyz");
      default -> "" + c;
    };
  }

  private String group() {
    if (pattern.startsWith("?:", at)) {
      at += 2;
    } else if (pattern.startsWith("?", at)) {
      throw new IllegalArgumentException("A group that is not simple");
    }
    String text = alternatives();
    at++;
    return text;
  }

  private String escaped() {
    char c = pattern.charAt(at++);
    String members = members(c);
    if (members.isEmpty() && Character.isLetterOrDigit(c)) {
      throw new IllegalArgumentException("\\" + c);
    }
    return members.isEmpty() ? "" + c : "" + member(members);
  }

  private static String members(char c) {
    return switch (c) {
      case 'd' -> "0123456789";
      case 'w' -> "abcdefghijklmnopqrstuvwxyz0123456789";
      case 's' -> " ";
      default -> "";
    };
  }

  private String characterClass() {
    boolean isNot = pattern.charAt(at) == '^';
    at += isNot ? 1 : 0;
    StringBuilder all = new StringBuilder();
    while (pattern.charAt(at) != ']') {
      char c = pattern.charAt(at++);
      if (c == '\\') {
        char escaped = pattern.charAt(at++);
        String members = members(escaped);
        all.append(members.isEmpty() ? "" + escaped : members);
      } else if (pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']') {
        char last = pattern.charAt(at + 1);
        at += 2;
        for (char each = c; each <= last && all.length() < 500; each++) {
          all.append(each);
        }
      } else {
        all.append(c);
      }
    }
    at++;
    return isNot ? others(all.toString()) : all.toString();
  }

  private static String others(String members) {
    StringBuilder others = new StringBuilder();
    for (char c : "abcdefghijklmnopqrstuvwxyz0123456789".toCharArray()) {
      others.append(members.indexOf(c) < 0 ? "" + c : "");
    }
    return others.toString();
  }

  private char member(String members) {
    return members.charAt(random.nextInt(members.length()));
  }

  private int[] times() {
    if (at == pattern.length()) {
      return new int[] {1, 1};
    }
    int[] times =
        switch (pattern.charAt(at)) {
          case '?' -> new int[] {0, 1};
          case '*' -> new int[] {0, MOST_MORE};
          case '+' -> new int[] {1, MOST_MORE};
          case '{' -> counted();
          default -> null;
        };
    if (times == null) {
      return new int[] {1, 1};
    }
    at++;
    return times;
  }

  private int[] counted() {
    int end = pattern.indexOf('}', at);
    String[] bounds = pattern.substring(at + 1, end).split(",", -1);
    at = end;
    int min = Integer.parseInt(bounds[0]);
    boolean isOpen = bounds.length > 1 && bounds[1].isEmpty();
    int max = bounds.length == 1 ? min : isOpen ? min + MOST_MORE : Integer.parseInt(bounds[1]);
    if (min > LONGEST || max < min) {
      throw new IllegalArgumentException("So often");
    }
    return new int[] {min, max};
  }
}

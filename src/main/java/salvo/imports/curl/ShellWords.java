package salvo.imports.curl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import salvo.imports.format.UnusableInput;
import salvo.imports.model.Texts;
import salvo.imports.recorded.Placeholder;

/** Splits a text into commands and their words, by the rules of a shell for quotes. */
final class ShellWords {

  private static final Pattern ASSIGNMENT = Pattern.compile("(?s)([A-Za-z_]\\w*)=(.*)");
  private static final Pattern VARIABLE = Pattern.compile("\\$(?:([A-Za-z_]\\w*)|\\{(\\w+)[^}]*})");
  private static final String ENDS = "\n;|&()";

  private final String file;
  private final String text;
  private final Map<String, String> variables = new HashMap<>();
  private final List<ShellCommand> commands = new ArrayList<>();
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean isWord;
  private boolean isRedirected;
  private boolean hasCommands;
  private int at;
  private int line = 1;
  private int begin = 1;

  private ShellWords(String file, String text) {
    this.file = file;
    this.text = text.replace("\r\n", "\n");
  }

  /**
   * The commands.
   *
   * @throws UnusableInput when a quote does not end
   */
  static List<ShellCommand> of(String file, String text) {
    return new ShellWords(file, text).commands();
  }

  private List<ShellCommand> commands() {
    while (at < text.length()) {
      char c = next();
      if (c == '\\') {
        escaped();
      } else if (c == '\'') {
        single();
      } else if (c == '"') {
        quoted();
      } else if (c == '$') {
        dollar(false);
      } else if (c == '`') {
        substitution("`");
      } else if (c == '#' && isWord && peek() == '{') {
        add("##");
      } else if (c == '#' && !isWord) {
        skipTo('\n');
      } else if (c == '>' || c == '<') {
        redirect();
      } else if (ENDS.indexOf(c) >= 0) {
        end();
      } else if (Character.isWhitespace(c)) {
        endWord();
      } else {
        add(String.valueOf(c));
      }
    }
    end();
    return List.copyOf(commands);
  }

  private char next() {
    char c = text.charAt(at++);
    line += c == '\n' ? 1 : 0;
    return c;
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private void add(String piece) {
    if (!isWord && words.isEmpty()) {
      begin = line;
    }
    isWord = true;
    word.append(piece);
  }

  private void escaped() {
    if (at >= text.length()) {
      return;
    }
    char c = next();
    if (c != '\n') {
      add(String.valueOf(c));
    }
  }

  private void single() {
    int opened = line;
    int close = text.indexOf('\'', at);
    add("");
    String inner = text.substring(at, closed(close, opened, "'"));
    line += (int) inner.chars().filter(c -> c == '\n').count();
    add(Texts.literal(inner));
    at = close + 1;
  }

  private int closed(int close, int opened, String quote) {
    if (close < 0) {
      throw new UnusableInput(
          file, opened, "a text whose quotes are closed; a " + quote + " is open", "Close it.");
    }
    return close;
  }

  private void quoted() {
    int opened = line;
    add("");
    StringBuilder literal = new StringBuilder();
    while (peek() != '"') {
      closed(at < text.length() ? at : -1, opened, "\"");
      char c = next();
      if (c == '\\' && "$`\"\\\n".indexOf(peek()) >= 0) {
        char escaped = next();
        literal.append(escaped == '\n' ? "" : String.valueOf(escaped));
      } else if (c == '$' || c == '`') {
        add(Texts.literal(literal.toString()));
        literal.setLength(0);
        if (c == '$') {
          dollar(true);
        } else {
          substitution("`");
        }
      } else {
        literal.append(c);
      }
    }
    add(Texts.literal(literal.toString()));
    at++;
  }

  private void dollar(boolean isQuoted) {
    Matcher variable = VARIABLE.matcher(text).region(at - 1, text.length());
    if (!isQuoted && peek() == '\'') {
      at++;
      ansi();
    } else if (!isQuoted && peek() == '"') {
      at++;
      quoted();
    } else if (peek() == '(') {
      substitution(")");
    } else if (variable.lookingAt()) {
      String name = variable.group(1) == null ? variable.group(2) : variable.group(1);
      at = variable.end();
      add(variables.getOrDefault(name, Placeholder.of(Texts.attribute(name))));
    } else {
      add("$");
    }
  }

  private void substitution(String end) {
    hasCommands = true;
    int opened = line;
    int depth = end.equals(")") ? 0 : 1;
    do {
      closed(at < text.length() ? at : -1, opened, end.equals(")") ? "$(" : "`");
      char c = next();
      depth += c == '(' && end.equals(")") ? 1 : 0;
      depth -= c == end.charAt(0) ? 1 : 0;
    } while (depth > 0);
    add("");
  }

  private void ansi() {
    int opened = line;
    add("");
    StringBuilder literal = new StringBuilder();
    while (peek() != '\'') {
      closed(at < text.length() ? at : -1, opened, "$'");
      char c = next();
      if (c == '\\' && at < text.length()) {
        ansi(next(), literal);
      } else {
        literal.append(c);
      }
    }
    at++;
    add(Texts.literal(literal.toString()));
  }

  private void ansi(char c, StringBuilder literal) {
    switch (c) {
      case 'n' -> literal.append('\n');
      case 't' -> literal.append('\t');
      case 'r' -> literal.append('\r');
      case 'a' -> literal.append('\u0007');
      case 'b' -> literal.append('\b');
      case 'e', 'E' -> literal.append('\u001b');
      case 'f' -> literal.append('\f');
      case 'v' -> literal.append('\u000b');
      case 'x' -> code(16, 2, literal);
      case 'u' -> code(16, 4, literal);
      case 'U' -> code(16, 8, literal);
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        at--;
        code(8, 3, literal);
      }
      default -> literal.append(c);
    }
  }

  private void code(int radix, int most, StringBuilder literal) {
    int value = 0;
    for (int i = 0; i < most && Character.digit(peek(), radix) >= 0; i++) {
      value = value * radix + Character.digit(next(), radix);
    }
    if (Character.isValidCodePoint(value)) {
      literal.appendCodePoint(value);
    }
  }

  private void skipTo(char end) {
    while (at < text.length() && peek() != end) {
      at++;
    }
  }

  /** Neither where its output goes, nor where its input comes from. */
  private void redirect() {
    if (isWord && word.toString().matches("\\d")) {
      word.setLength(0);
      isWord = false;
    }
    endWord();
    while (peek() == '>' || peek() == '<' || peek() == '&') {
      at++;
    }
    isRedirected = true;
  }

  private void endWord() {
    if (!isWord) {
      return;
    }
    boolean isPrompt = words.isEmpty() && (word.toString().equals("$"));
    if (!isRedirected && !isPrompt) {
      words.add(word.toString());
    }
    isRedirected = false;
    word.setLength(0);
    isWord = false;
  }

  private void end() {
    endWord();
    isRedirected = false;
    if (!words.isEmpty() && words.get(0).equals("export")) {
      words.remove(0);
    }
    if (!words.isEmpty() && words.stream().allMatch(it -> ASSIGNMENT.matcher(it).matches())) {
      assign();
    } else if (!words.isEmpty()) {
      commands.add(new ShellCommand(begin, words, hasCommands));
    }
    words.clear();
    hasCommands = false;
  }

  private void assign() {
    for (String assignment : words) {
      Matcher parts = ASSIGNMENT.matcher(assignment);
      if (parts.matches() && !hasCommands) {
        variables.put(parts.group(1), parts.group(2));
      }
    }
  }
}

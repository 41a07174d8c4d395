package salvo.imports.k6.script;

import java.util.ArrayList;
import java.util.List;

/** Splits a script into tokens. */
final class Tokens {

  /** Kinds of tokens. */
  enum Kind {
    NAME,
    NUMBER,
    TEXT,
    TEMPLATE,
    SIGN,
    OTHER,
    END
  }

  /**
   * A token.
   *
   * @param parts of a template: texts and, at odd places, expressions
   */
  record Token(Kind kind, String text, List<String> parts, int line, boolean isAfterBreak) {}

  private static final List<String> SIGNS =
      List.of(
          ">>>=", "...", "===", "!==", "**=", "&&=", "||=", "??=", ">>>", "<<=", ">>=", "=>", "==",
          "!=", "<=", ">=", "&&", "||", "??", "?.", "++", "--", "+=", "-=", "*=", "/=", "%=", "**",
          "<<", ">>");

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int line;
  private boolean isAfterBreak;

  private Tokens(String text, int line) {
    this.text = text;
    this.line = line;
  }

  static List<Token> of(String text, int line) {
    Tokens tokens = new Tokens(text, line);
    tokens.read();
    return tokens.tokens;
  }

  private void read() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\n') {
        line++;
        isAfterBreak = true;
        at++;
      } else if (Character.isWhitespace(c) || c == '\uFEFF') {
        at++;
      } else if (text.startsWith("//", at) || at == 0 && text.startsWith("#!")) {
        at = end(text.indexOf('\n', at));
      } else if (text.startsWith("/*", at)) {
        comment();
      } else if (c == '"' || c == '\'') {
        quoted(c);
      } else if (c == '`') {
        template();
      } else if (Character.isDigit(c)) {
        number();
      } else if (Character.isJavaIdentifierStart(c) || c == '#') {
        name();
      } else if (c == '/' && isRegexPlace()) {
        regex();
      } else {
        sign();
      }
    }
    add(Kind.END, "", List.of());
  }

  private int end(int found) {
    return found < 0 ? text.length() : found;
  }

  private void add(Kind kind, String what, List<String> parts) {
    tokens.add(new Token(kind, what, parts, line, isAfterBreak));
    isAfterBreak = false;
  }

  private void comment() {
    int close = text.indexOf("*/", at + 2);
    int end = close < 0 ? text.length() : close + 2;
    line += (int) text.substring(at, end).chars().filter(c -> c == '\n').count();
    at = end;
  }

  private void quoted(char quote) {
    StringBuilder value = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != quote && text.charAt(at) != '\n') {
      value.append(character());
    }
    at++;
    add(Kind.TEXT, value.toString(), List.of());
  }

  private String character() {
    char c = text.charAt(at++);
    if (c != '\\' || at >= text.length()) {
      line += c == '\n' ? 1 : 0;
      return String.valueOf(c);
    }
    char escaped = text.charAt(at++);
    return switch (escaped) {
      case 'n' -> "\n";
      case 't' -> "\t";
      case 'r' -> "\r";
      case 'u' -> code(4);
      case 'x' -> code(2);
      case '\n' -> {
        line++;
        yield "";
      }
      default -> String.valueOf(escaped);
    };
  }

  private String code(int length) {
    int end = Math.min(text.length(), at + length);
    String digits = text.substring(at, end);
    if (!digits.matches("[0-9a-fA-F]+")) {
      return "";
    }
    at = end;
    return String.valueOf((char) Integer.parseInt(digits, 16));
  }

  private void template() {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    int begin = line;
    at++;
    while (at < text.length() && text.charAt(at) != '`') {
      if (text.startsWith("${", at)) {
        parts.add(part.toString());
        part.setLength(0);
        parts.add(expression());
      } else {
        part.append(character());
      }
    }
    at++;
    parts.add(part.toString());
    int end = line;
    line = begin;
    add(Kind.TEMPLATE, "", parts);
    line = end;
  }

  private String expression() {
    at += 2;
    int start = at;
    int depth = 1;
    while (at < text.length() && depth > 0) {
      char c = text.charAt(at++);
      line += c == '\n' ? 1 : 0;
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
    }
    return text.substring(start, Math.max(start, at - 1));
  }

  private void number() {
    int start = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || ".__".indexOf(text.charAt(at)) >= 0)) {
      at++;
    }
    add(Kind.NUMBER, text.substring(start, at).replace("_", ""), List.of());
  }

  private void name() {
    int start = at++;
    while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
      at++;
    }
    add(Kind.NAME, text.substring(start, at), List.of());
  }

  /** A slash divides after a value. */
  private boolean isRegexPlace() {
    if (tokens.isEmpty()) {
      return true;
    }
    Token last = tokens.get(tokens.size() - 1);
    return last.kind() == Kind.SIGN && !List.of(")", "]", "}").contains(last.text())
        || last.text().equals("return");
  }

  private void regex() {
    boolean isInSet = false;
    at++;
    while (at < text.length() && text.charAt(at) != '\n') {
      char c = text.charAt(at++);
      if (c == '\\') {
        at++;
      } else if (c == '/' && !isInSet) {
        break;
      } else {
        isInSet = c == '[' || isInSet && c != ']';
      }
    }
    while (at < text.length() && Character.isLetter(text.charAt(at))) {
      at++;
    }
    add(Kind.OTHER, "/", List.of());
  }

  private void sign() {
    String sign =
        SIGNS.stream()
            .filter(it -> text.startsWith(it, at))
            .findFirst()
            .orElseGet(() -> String.valueOf(text.charAt(at)));
    at += sign.length();
    add(Kind.SIGN, sign, List.of());
  }
}

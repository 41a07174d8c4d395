package salvo.imports.k6.script;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import salvo.imports.k6.script.Js.Value;
import salvo.imports.k6.script.Tokens.Kind;
import salvo.imports.k6.script.Tokens.Token;

/** Reads the statements of a script. */
public final class JsParser {

  private static final Map<String, Integer> STRENGTH = strengths();
  private static final Set<String> PREFIXES = Set.of("!", "-", "+", "~", "++", "--", "...");
  private static final Set<String> PREFIX_WORDS =
      Set.of("await", "typeof", "void", "delete", "yield", "throw", "return");

  private static final int DEEPEST = 200;

  private final List<Token> tokens;
  private int at;
  private int depth;

  private JsParser(String text, int line) {
    tokens = Tokens.of(text, line);
  }

  /** What stands in it, as far as it was understood. */
  public static List<Js> parse(String script) {
    return new JsParser(script, 1).statements();
  }

  private static Map<String, Integer> strengths() {
    Map<String, Integer> all = new LinkedHashMap<>();
    List<Set<String>> weakestFirst =
        List.of(
            Set.of("=", "+=", "-=", "*=", "/=", "%=", "??=", "||=", "&&="),
            Set.of("?"),
            Set.of("||", "??"),
            Set.of("&&"),
            Set.of("|", "^", "&"),
            Set.of("==", "!=", "===", "!=="),
            Set.of("<", ">", "<=", ">=", "in", "instanceof"),
            Set.of("<<", ">>", ">>>"),
            Set.of("+", "-"),
            Set.of("*", "/", "%"),
            Set.of("**"));
    for (int i = 0; i < weakestFirst.size(); i++) {
      int strength = i + 1;
      weakestFirst.get(i).forEach(it -> all.put(it, strength));
    }
    return all;
  }

  private Token peek() {
    return tokens.get(Math.min(at, tokens.size() - 1));
  }

  private Token peek(int ahead) {
    return tokens.get(Math.min(at + ahead, tokens.size() - 1));
  }

  private boolean is(String text) {
    Token token = peek();
    return (token.kind() == Kind.SIGN || token.kind() == Kind.NAME) && token.text().equals(text);
  }

  private boolean take(String text) {
    boolean is = is(text);
    at += is ? 1 : 0;
    return is;
  }

  private boolean isEnd() {
    return peek().kind() == Kind.END;
  }

  private List<Js> statements() {
    List<Js> all = new ArrayList<>();
    while (!isEnd() && !is("}")) {
      int before = at;
      all.addAll(statement());
      take(";");
      if (at == before) {
        at++;
      }
    }
    return all;
  }

  private List<Js> block() {
    if (!take("{")) {
      return statement();
    }
    List<Js> all = statements();
    take("}");
    return all;
  }

  private List<Js> statement() {
    if (take("import")) {
      skipImport();
      return List.of();
    }
    if (take("export")) {
      return take("default") ? List.of(new Js.Var("default", expression(0))) : statement();
    }
    if (is("const") || is("let") || is("var")) {
      at++;
      return variables();
    }
    if (is("async") && peek(1).text().equals("function") || is("function")) {
      take("async");
      String name = peek(1).text().equals("*") ? peek(2).text() : peek(1).text();
      return List.of(new Js.Var(name, expression(0)));
    }
    if (take("if")) {
      Js condition = parenthesis();
      List<Js> then = block();
      take(";");
      return List.of(new Js.If(condition, then, take("else") ? block() : List.of()));
    }
    if (is("for") || is("while")) {
      return List.of(loop());
    }
    if (take("try")) {
      return List.of(attempt());
    }
    if (is("{")) {
      return List.of(new Js.Block(block()));
    }
    return List.of(expression(0));
  }

  private void skipImport() {
    while (!isEnd() && peek().kind() != Kind.TEXT) {
      at++;
    }
    at++;
  }

  private List<Js> variables() {
    List<Js> all = new ArrayList<>();
    do {
      Token name = peek();
      if (name.kind() == Kind.NAME) {
        at++;
        all.add(new Js.Var(name.text(), take("=") ? expression(1) : new Js.Unknown()));
      } else {
        primary();
        all.add(take("=") ? expression(1) : new Js.Unknown());
      }
    } while (take(","));
    return all;
  }

  private Js attempt() {
    List<Js> all = new ArrayList<>(block());
    if (take("catch")) {
      if (is("(")) {
        parenthesis();
      }
      block();
    }
    if (take("finally")) {
      all.addAll(block());
    }
    return new Js.Block(all);
  }

  private Js parenthesis() {
    take("(");
    Js inner = is(")") ? new Js.Unknown() : expression(0);
    take(")");
    return inner;
  }

  /** Counted where it is of the form {@code for (let i = 0; i < 3; i++)}. */
  private Js loop() {
    boolean isFor = is("for");
    at++;
    int start = at;
    int end = closing(at);
    Optional<Integer> times = isFor ? times(start, end) : Optional.empty();
    at = end + 1;
    return new Js.Loop(times, block());
  }

  private int closing(int open) {
    int level = 0;
    for (int i = open; i < tokens.size(); i++) {
      String text = tokens.get(i).kind() == Kind.SIGN ? tokens.get(i).text() : "";
      level += text.equals("(") ? 1 : text.equals(")") ? -1 : 0;
      if (level == 0) {
        return i;
      }
    }
    return tokens.size() - 1;
  }

  private Optional<Integer> times(int start, int end) {
    List<Token> head = tokens.subList(start, end + 1);
    List<Integer> numbers =
        head.stream()
            .filter(it -> it.kind() == Kind.NUMBER && it.text().matches("\\d{1,6}"))
            .map(it -> Integer.valueOf(it.text()))
            .toList();
    boolean isUp = head.stream().anyMatch(it -> it.text().equals("++"));
    boolean isClosed = head.stream().anyMatch(it -> it.text().equals("<="));
    return isUp && numbers.size() == 2
        ? Optional.of(Math.max(0, numbers.get(1) - numbers.get(0) + (isClosed ? 1 : 0)))
        : Optional.empty();
  }

  private Js expression(int least) {
    if (++depth > DEEPEST) {
      at = tokens.size() - 1;
      depth--;
      return new Js.Unknown();
    }
    Js left = unary();
    while (true) {
      Token token = peek();
      Integer strength = STRENGTH.get(token.text());
      boolean isSign = token.kind() == Kind.SIGN || token.kind() == Kind.NAME;
      if (!isSign || strength == null || strength < Math.max(1, least)) {
        break;
      }
      at++;
      if (token.text().equals("?")) {
        Js then = expression(1);
        take(":");
        left = new Js.Op("?", then, expression(1));
      } else {
        boolean isFromRight = strength == 1;
        left = new Js.Op(token.text(), left, expression(isFromRight ? strength : strength + 1));
      }
    }
    depth--;
    return left;
  }

  private Js unary() {
    Token token = peek();
    if (token.kind() == Kind.SIGN && PREFIXES.contains(token.text())) {
      at++;
      Js value = unary();
      return value instanceof Value number && token.text().equals("-") && !number.isText()
          ? new Value("-" + number.text(), false)
          : new Js.Op("prefix " + token.text(), value, value);
    }
    if (token.kind() == Kind.NAME && PREFIX_WORDS.contains(token.text())) {
      at++;
      boolean isNothing = is(";") || is("}") || isEnd() || peek().isAfterBreak();
      return isNothing && token.text().equals("return") ? new Js.Unknown() : expression(1);
    }
    return postfix(primary());
  }

  private Js postfix(Js start) {
    Js value = start;
    while (true) {
      if (take(".") || is("?.")) {
        if (take("?.") && (is("(") || is("["))) {
          continue;
        }
        Token name = peek();
        at++;
        value = new Js.Member(value, new Value(name.text(), true));
      } else if (is("[")) {
        at++;
        Js key = expression(0);
        take("]");
        value = new Js.Member(value, key);
      } else if (is("(")) {
        int line = peek().line();
        value = new Js.Call(value, arguments(), line);
      } else if (peek().kind() == Kind.TEMPLATE) {
        value = text(peek());
        at++;
      } else if ((is("++") || is("--")) && !peek().isAfterBreak()) {
        at++;
      } else {
        return value;
      }
    }
  }

  private List<Js> arguments() {
    List<Js> all = new ArrayList<>();
    take("(");
    while (!isEnd() && !is(")")) {
      int before = at;
      all.add(expression(1));
      take(",");
      if (at == before) {
        at++;
      }
    }
    take(")");
    return all;
  }

  private Js primary() {
    Token token = peek();
    at++;
    return switch (token.kind()) {
      case TEXT -> new Value(token.text(), true);
      case NUMBER -> new Value(token.text(), false);
      case TEMPLATE -> text(token);
      case NAME -> word(token);
      case SIGN ->
          switch (token.text()) {
            case "{" -> object();
            case "[" -> list();
            case "(" -> group();
            default -> {
              at--;
              yield new Js.Unknown();
            }
          };
      case OTHER -> new Js.Unknown();
      case END -> {
        at--;
        yield new Js.Unknown();
      }
    };
  }

  private static Js text(Token token) {
    List<Js> parts = new ArrayList<>();
    for (int i = 0; i < token.parts().size(); i++) {
      String part = token.parts().get(i);
      parts.add(
          i % 2 == 0 ? new Value(part, true) : new JsParser(part, token.line()).expression(0));
    }
    return new Js.Text(parts);
  }

  private Js word(Token token) {
    if (token.text().equals("async")
        && (is("function") || is("(") || peek(1).text().equals("=>"))) {
      return primary();
    }
    if (token.text().equals("function")) {
      take("*");
      if (peek().kind() == Kind.NAME) {
        at++;
      }
      return function(parameters());
    }
    if (token.text().equals("new")) {
      return postfix(primary());
    }
    if (take("=>")) {
      return arrow(List.of(token.text()));
    }
    return switch (token.text()) {
      case "true", "false", "null" -> new Value(token.text(), false);
      default -> new Js.Name(token.text());
    };
  }

  private List<String> parameters() {
    int end = closing(at);
    List<String> names =
        tokens.subList(at, end).stream()
            .filter(it -> it.kind() == Kind.NAME)
            .map(Token::text)
            .toList();
    at = end + 1;
    return names;
  }

  private Js function(List<String> parameters) {
    return new Js.Func(parameters, block());
  }

  private Js arrow(List<String> parameters) {
    return is("{") ? function(parameters) : new Js.Func(parameters, List.of(expression(1)));
  }

  private Js group() {
    at--;
    int end = closing(at);
    boolean isArrow = tokens.get(Math.min(end + 1, tokens.size() - 1)).text().equals("=>");
    if (isArrow) {
      List<String> parameters = parameters();
      take("=>");
      return arrow(parameters);
    }
    take("(");
    Js inner = expression(0);
    while (take(",")) {
      inner = expression(0);
    }
    take(")");
    return inner;
  }

  private Js list() {
    List<Js> items = new ArrayList<>();
    while (!isEnd() && !is("]")) {
      int before = at;
      items.add(expression(1));
      take(",");
      if (at == before) {
        at++;
      }
    }
    take("]");
    return new Js.Arr(items);
  }

  private Js object() {
    Map<String, Js> fields = new LinkedHashMap<>();
    while (!isEnd() && !is("}")) {
      int before = at;
      field(fields);
      take(",");
      if (at == before) {
        at++;
      }
    }
    take("}");
    return new Js.Obj(fields);
  }

  private void field(Map<String, Js> fields) {
    if (take("...")) {
      fields.put("..." + fields.size(), expression(1));
      return;
    }
    Token key = peek();
    at++;
    if (key.text().equals("[") && key.kind() == Kind.SIGN) {
      expression(0);
      take("]");
    }
    if (take(":")) {
      fields.put(key.text(), expression(1));
    } else if (is("(")) {
      fields.put(key.text(), function(parameters()));
    } else {
      fields.put(key.text(), new Js.Name(key.text()));
    }
  }
}

package salvo.cli.create;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A Java expression of calls, laid out as google-java-format does: in one line where it fits in 100
 * columns, else broken from the outside in.
 */
sealed interface SourceText {

  int WIDTH = 100;

  /** In one line. */
  String flat();

  /** Over several lines, of which the first begins at the indent. */
  String broken(int indent, int tail);

  /**
   * As it fits.
   *
   * @param indent column where it begins
   * @param tail how many characters follow its last line
   */
  default String at(int indent, int tail) {
    String flat = flat();
    return indent + flat.length() + tail <= WIDTH ? flat : broken(indent, tail);
  }

  /** A text that cannot be broken. */
  record Word(String flat) implements SourceText {

    /** A string literal. */
    static Word quoted(String text) {
      StringBuilder literal = new StringBuilder("\"");
      text.chars().forEach(c -> literal.append(escaped((char) c)));
      return new Word(literal.append('"').toString());
    }

    private static String escaped(char c) {
      return switch (c) {
        case '"' -> "\\\"";
        case '\\' -> "\\\\";
        case '\n' -> "\\n";
        case '\r' -> "\\r";
        case '\t' -> "\\t";
        default ->
            Character.isISOControl(c) ? String.format(Locale.ROOT, "\\u%04x", (int) c) : "" + c;
      };
    }

    @Override
    public String broken(int indent, int tail) {
      return flat;
    }
  }

  /** A call of a method. */
  record Call(String name, List<SourceText> arguments) implements SourceText {

    static Call of(String name, SourceText... arguments) {
      return new Call(name, List.of(arguments));
    }

    @Override
    public String flat() {
      return name + "(" + join(", ") + ")";
    }

    @Override
    public String broken(int indent, int tail) {
      int inner = indent + 4;
      if (arguments.isEmpty()) {
        return flat();
      }
      String list = join(", ");
      boolean fits = arguments.size() > 1 && inner + list.length() + tail + 1 <= WIDTH;
      return name + "(" + newLine(inner) + (fits ? list : listed(inner, tail + 1)) + ")";
    }

    private String listed(int inner, int tail) {
      return arguments.stream()
          .map(it -> it.at(inner, it == arguments.get(arguments.size() - 1) ? tail : 1))
          .collect(Collectors.joining("," + newLine(inner)));
    }

    private String join(String between) {
      return arguments.stream().map(SourceText::flat).collect(Collectors.joining(between));
    }
  }

  /** Calls on what the one before has returned. */
  record Chain(SourceText head, List<Call> calls) implements SourceText {

    @Override
    public String flat() {
      return head.flat() + calls.stream().map(it -> "." + it.flat()).collect(Collectors.joining());
    }

    @Override
    public String broken(int indent, int tail) {
      int inner = indent + 4;
      boolean fits = indent + head.flat().length() <= WIDTH;
      StringBuilder text = new StringBuilder(fits ? head.flat() : head.broken(inner, 0));
      for (int i = 0; i < calls.size(); i++) {
        int after = i == calls.size() - 1 ? tail : 0;
        text.append(newLine(inner)).append('.').append(calls.get(i).at(inner, after));
      }
      return text.toString();
    }
  }

  private static String newLine(int indent) {
    return "\n" + " ".repeat(indent);
  }
}

package salvo.monitor.exporter;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A line of Prometheus' text format: a name, labels and a value; a time is of no account. */
record PrometheusSample(String name, Map<String, String> labels, double value) {

  /** Empty for a comment, an empty line and what is none of the format. */
  static Optional<PrometheusSample> parse(String line) {
    try {
      return line.isBlank() || line.startsWith("#")
          ? Optional.empty()
          : Optional.of(new Parser(line.strip()).sample());
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private static final class Parser {

    private final String line;
    private int at;

    Parser(String line) {
      this.line = line;
    }

    PrometheusSample sample() {
      String name = word();
      if (name.isEmpty()) {
        throw new IllegalArgumentException(line);
      }
      Map<String, String> labels = line.charAt(at) == '{' ? labels() : Map.of();
      String[] rest = line.substring(at).strip().split("\\s+");
      return new PrometheusSample(name, labels, number(rest[0]));
    }

    private String word() {
      int from = at;
      while (Character.isLetterOrDigit(line.charAt(at)) || "_:.".indexOf(line.charAt(at)) >= 0) {
        at++;
      }
      return line.substring(from, at);
    }

    private Map<String, String> labels() {
      Map<String, String> labels = new LinkedHashMap<>();
      at++;
      skip(' ', ',');
      while (line.charAt(at) != '}') {
        String label = word();
        skip(' ');
        expect('=');
        skip(' ');
        labels.put(label, quoted());
        skip(' ', ',');
      }
      at++;
      return labels;
    }

    private String quoted() {
      expect('"');
      StringBuilder text = new StringBuilder();
      while (line.charAt(at) != '"') {
        char next = line.charAt(at++);
        text.append(next == '\\' ? escaped(line.charAt(at++)) : next);
      }
      at++;
      return text.toString();
    }

    private static char escaped(char next) {
      return next == 'n' ? '\n' : next;
    }

    private void skip(char... ignored) {
      while (new String(ignored).indexOf(line.charAt(at)) >= 0) {
        at++;
      }
    }

    private void expect(char expected) {
      if (line.charAt(at++) != expected) {
        throw new IllegalArgumentException(line);
      }
    }

    private static double number(String text) {
      return switch (text) {
        case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
        case "-Inf" -> Double.NEGATIVE_INFINITY;
        default -> Double.parseDouble(text);
      };
    }
  }
}

package salvo.trace;

/** A line of a trace that cannot be read, in the words of a refusal. */
final class BadLine extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String value;
  private final String rule;

  BadLine(String value, String rule) {
    super(rule);
    this.value = value;
    this.rule = rule;
  }

  String value() {
    return value;
  }

  String rule() {
    return rule;
  }
}

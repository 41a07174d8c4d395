package salvo.sandbox;

import java.util.List;

/** The sandbox's configuration breaks rules: all of them, one line each. */
public final class InvalidOptions extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  InvalidOptions(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** Each names the field, its value, the rule and what is valid. */
  public List<String> problems() {
    return problems;
  }
}

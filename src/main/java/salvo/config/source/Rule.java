package salvo.config.source;

import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a value has to be.
 *
 * @param text the rule as the reader of an error sees it, following "has to be"
 * @param example a value that keeps it
 * @param parse the typed value; empty for one that breaks the rule
 */
public record Rule<T>(String text, String example, Function<ConfigValue, Optional<T>> parse) {

  /** A rule about anything that can be written as one text: a text, a number, true or false. */
  public static <T> Rule<T> ofText(
      String text, String example, Function<String, Optional<T>> parse) {
    return new Rule<>(text, example, value -> scalar(value).flatMap(parse));
  }

  /** The same rule, of which the value is seen in another way. */
  public <R> Rule<R> map(Function<T, R> other) {
    return new Rule<>(text, example, value -> parse.apply(value).map(other));
  }

  /** The typed value of a text; empty for one that breaks the rule. */
  public Optional<T> of(String value) {
    return parse.apply(ConfigValueFactory.fromAnyRef(value));
  }

  /**
   * The example, in place of a value that broke the rule, so that reading can go on to the next
   * problem. Not for rules whose examples need not exist, such as files.
   */
  T standIn() {
    return of(example).orElseThrow();
  }

  public static Optional<String> scalar(ConfigValue value) {
    return switch (value.valueType()) {
      case STRING, NUMBER, BOOLEAN -> Optional.of(value.unwrapped().toString());
      case OBJECT, LIST, NULL -> Optional.empty();
    };
  }
}

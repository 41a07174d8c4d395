package salvo.config.source;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A bound of an objective: a value of its own, or a multiple of the baseline's; one of both.
 *
 * @param value empty when it is a multiple
 * @param timesBaseline empty when it is a value
 */
public record Bound<T>(Optional<T> value, OptionalDouble timesBaseline) {

  private static final Pattern FORM =
      Pattern.compile("\\s*(\\d{1,3}(?:\\.\\d{1,9})?)\\s*x\\s*baseline\\s*");

  private static final Rule<Double> FACTOR =
      Rule.ofText(
          "a multiple such as \"1.2 x baseline\", more than 0 and at most 100",
          "1.2 x baseline",
          text -> {
            Matcher form = FORM.matcher(text);
            return form.matches()
                ? Optional.of(Double.valueOf(form.group(1)))
                    .filter(factor -> factor > 0 && factor <= 100)
                : Optional.empty();
          });

  /** What keeps the rule, or is a multiple of the baseline's value. */
  public static <T> Rule<Bound<T>> rule(Rule<T> ofValue) {
    return new Rule<>(
        ofValue.text() + ", or " + FACTOR.text(),
        ofValue.example(),
        value ->
            FACTOR
                .parse()
                .apply(value)
                .map(factor -> new Bound<T>(Optional.empty(), OptionalDouble.of(factor)))
                .or(() -> ofValue.parse().apply(value).map(Bound::fixed)));
  }

  private static <T> Bound<T> fixed(T value) {
    return new Bound<>(Optional.of(value), OptionalDouble.empty());
  }
}

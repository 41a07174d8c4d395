package salvo.config.source;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A bound of an objective.
 *
 * @param amount the bound itself, or how many times the baseline's figure it is
 * @param isOfBaseline whether it is a multiple of the baseline's figure
 */
public record Bound(double amount, boolean isOfBaseline) {

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

  /** A bound that is given as such: times in ms, shares from 0 to 1, rates per second. */
  public static Bound fixed(double amount) {
    return new Bound(amount, false);
  }

  /** A multiple of the baseline's figure. */
  public static Bound ofBaseline(double times) {
    return new Bound(times, true);
  }

  /** What keeps the rule, or is a multiple of the baseline's value. */
  public static Rule<Bound> orOfBaseline(Rule<Double> fixed) {
    return new Rule<>(
        fixed.text() + ", or " + FACTOR.text(),
        fixed.example(),
        value ->
            FACTOR
                .parse()
                .apply(value)
                .map(Bound::ofBaseline)
                .or(() -> fixed.parse().apply(value).map(Bound::fixed)));
  }
}

package salvo.imports.k6;

import java.time.Duration;
import java.util.Optional;
import salvo.imports.k6.script.Js;
import salvo.imports.recorded.RecordedCall.Wait;

/** How long a script sleeps: a number, or one at random between two. */
final class Sleeps {

  private record Range(double min, double max) {}

  private Sleeps() {}

  static Optional<Wait> wait(Js seconds, Values values) {
    return range(seconds, values).map(it -> new Wait(time(it.min()), time(it.max())));
  }

  private static Duration time(double seconds) {
    return Duration.ofMillis(Math.round(Math.max(0, Math.min(seconds, 3600)) * 1000));
  }

  private static Optional<Range> range(Js expression, Values values) {
    Js value = values.resolved(expression);
    if (value instanceof Js.Value number && number.text().matches("\\d+(\\.\\d+)?")) {
      double fixed = Double.parseDouble(number.text());
      return Optional.of(new Range(fixed, fixed));
    }
    if (value instanceof Js.Call call) {
      return called(call, values);
    }
    if (value instanceof Js.Op op) {
      Optional<Range> left = range(op.left(), values);
      Optional<Range> right = range(op.right(), values);
      return left.isPresent() && right.isPresent()
          ? joined(op.sign(), left.get(), right.get())
          : Optional.empty();
    }
    return Optional.empty();
  }

  private static Optional<Range> called(Js.Call call, Values values) {
    if (Values.isFunction(call, "Math", "random")) {
      return Optional.of(new Range(0, 1));
    }
    boolean isBetween =
        call.callee() instanceof Js.Name name
            && name.name().matches("randomIntBetween|randomBetween")
            && call.arguments().size() == 2;
    if (!isBetween) {
      return Optional.empty();
    }
    Optional<Range> min = range(call.arguments().get(0), values);
    Optional<Range> max = range(call.arguments().get(1), values);
    return min.isPresent() && max.isPresent()
        ? Optional.of(new Range(min.get().min(), max.get().max()))
        : Optional.empty();
  }

  private static Optional<Range> joined(String sign, Range left, Range right) {
    return switch (sign) {
      case "+" -> Optional.of(new Range(left.min() + right.min(), left.max() + right.max()));
      case "*" -> Optional.of(new Range(left.min() * right.min(), left.max() * right.max()));
      case "/" ->
          right.min() > 0
              ? Optional.of(new Range(left.min() / right.min(), left.max() / right.min()))
              : Optional.empty();
      default -> Optional.empty();
    };
  }
}

package salvo.imports.k6;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import salvo.imports.k6.script.Js;

/** What the conditions of a check say of an answer. */
final class Checks {

  private static final Set<String> EQUAL = Set.of("===", "==");
  private static final Set<String> BOUNDS = Set.of("<", "<=", ">", ">=");

  private Checks() {}

  /** Adds what a condition says; false where it was not understood. */
  static boolean add(Js condition, SentCall call, Values values) {
    Js body =
        condition instanceof Js.Func function && function.body().size() == 1
            ? function.body().get(0)
            : condition;
    if (body instanceof Js.Op op && op.sign().equals("&&")) {
      return add(op.left(), call, values) & add(op.right(), call, values);
    }
    return status(body, call, values) || contains(body, call, values);
  }

  private static boolean status(Js condition, SentCall call, Values values) {
    if (condition instanceof Js.Op op && isMember(op.left(), "status")) {
      Optional<Integer> status = number(op.right(), values);
      if (EQUAL.contains(op.sign()) && status.isPresent()) {
        call.expect(List.of(status.get()));
        return true;
      }
      // Any 2xx is what a step expects anyway.
      return BOUNDS.contains(op.sign()) && status.filter(it -> it % 100 <= 99).isPresent();
    }
    if (condition instanceof Js.Op either && either.sign().equals("||")) {
      return status(either.left(), call, values) && status(either.right(), call, values);
    }
    return condition instanceof Js.Call included
        && isMember(included.callee(), "includes")
        && included.arguments().size() == 1
        && isMember(included.arguments().get(0), "status")
        && oneOf(((Js.Member) included.callee()).of(), call, values);
  }

  private static boolean oneOf(Js list, SentCall call, Values values) {
    List<Integer> statuses = new ArrayList<>();
    if (values.resolved(list) instanceof Js.Arr array) {
      array.items().forEach(it -> number(it, values).ifPresent(statuses::add));
    }
    call.expect(statuses);
    return !statuses.isEmpty();
  }

  private static boolean contains(Js condition, SentCall call, Values values) {
    Js asked = condition;
    if (condition instanceof Js.Op op
        && (op.sign().startsWith("!=") || op.sign().startsWith(">"))
        && isMember(callee(op.left()), "indexOf")) {
      asked = op.left();
    }
    boolean isText = isMember(callee(asked), "includes") || isMember(callee(asked), "indexOf");
    if (!isText
        || !isMember(((Js.Member) callee(asked)).of(), "body")
        || ((Js.Call) asked).arguments().isEmpty()) {
      return false;
    }
    Optional<String> text = values.text(((Js.Call) asked).arguments().get(0));
    text.ifPresent(call::contain);
    return text.isPresent();
  }

  private static Js callee(Js expression) {
    return expression instanceof Js.Call call ? call.callee() : expression;
  }

  private static boolean isMember(Js expression, String name) {
    return expression instanceof Js.Member member
        && member.key() instanceof Js.Value key
        && key.text().equals(name);
  }

  private static Optional<Integer> number(Js expression, Values values) {
    return values.resolved(expression) instanceof Js.Value value
            && value.text().matches("[1-5]\\d\\d")
        ? Optional.of(Integer.valueOf(value.text()))
        : Optional.empty();
  }
}

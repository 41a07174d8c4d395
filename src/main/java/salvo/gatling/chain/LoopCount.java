package salvo.gatling.chain;

import io.gatling.core.action.builder.LoopBuilder;
import io.gatling.core.action.builder.LoopType;
import io.gatling.core.session.el.ElPart;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import scala.Function1;

/**
 * How often a loop runs its content, where that is known before the run: {@code repeat} a constant
 * number of times and {@code foreach} over a constant list. Functions of users are never called.
 */
final class LoopCount {

  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final String loop;

  private LoopCount(String loop) {
    this.loop = loop;
  }

  /** Empty when the count depends on a clock, a condition or a user's data. */
  static Optional<Integer> of(LoopBuilder builder) {
    String loop = BuilderFields.get(builder, "loopType", LoopType.class).name();
    if (!List.of("repeat", "foreach").contains(loop)) {
      return Optional.empty();
    }
    return new LoopCount(loop).find(BuilderFields.get(builder, "condition", Function1.class));
  }

  /** Looks for the constant among what Gatling's own functions have captured. */
  private Optional<Integer> find(Object function) {
    if (!BuilderFields.isGatling(function) || !seen.add(function)) {
      return Optional.empty();
    }
    return BuilderFields.of(function).stream()
        .map(captured -> inside(captured.value()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<Integer> inside(Object value) {
    if (value instanceof ElPart) {
      // Its numbers are arguments: #{randomInt(2,9)}.
      return Optional.empty();
    }
    if (value instanceof Integer times && loop.equals("repeat")) {
      return Optional.of(times);
    }
    if (value instanceof List<?> items && loop.equals("foreach")) {
      return Optional.of(items.size());
    }
    if (value instanceof scala.collection.Seq<?> items && loop.equals("foreach")) {
      return Optional.of(items.size());
    }
    return value instanceof Function1
            || value instanceof Function
            || StaticValues.of(value).isPresent()
            || value instanceof io.gatling.commons.validation.Success
        ? find(value)
        : Optional.empty();
  }
}

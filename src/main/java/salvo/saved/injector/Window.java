package salvo.saved.injector;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.LongBinaryOperator;
import salvo.analysis.injector.Pauses;

/**
 * The time that the rate of a run is taken over: while load was offered. Epoch ms.
 *
 * @param finishedBetween how many requests ended from one instant on and before another
 */
public record Window(long fromMillis, long toMillis, LongBinaryOperator finishedBetween) {

  private static final double MILLIS_PER_SECOND = 1000;

  /** Requests that ended a second, outside of the pauses; empty where nothing is left. */
  OptionalDouble calmRate(Pauses pauses) {
    List<Pauses.Span> calm = pauses.calm(fromMillis, toMillis);
    long millis = calm.stream().mapToLong(Pauses.Span::millis).sum();
    long finished =
        calm.stream()
            .mapToLong(it -> finishedBetween.applyAsLong(it.fromMillis(), it.toMillis()))
            .sum();
    return millis == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(finished * MILLIS_PER_SECOND / millis);
  }
}

package salvo.merge;

import java.util.Collection;

/** A stretch of time, epoch ms; {@link #NONE} is within every other. */
record Span(long fromMillis, long toMillis) {

  static final Span NONE = new Span(Long.MAX_VALUE, Long.MIN_VALUE);

  /** The shortest that all of these are within. */
  static Span around(Collection<Span> spans) {
    return new Span(
        spans.stream().mapToLong(Span::fromMillis).min().orElse(NONE.fromMillis),
        spans.stream().mapToLong(Span::toMillis).max().orElse(NONE.toMillis));
  }

  long millis() {
    return toMillis <= fromMillis ? 0 : toMillis - fromMillis;
  }

  Span within(Span other) {
    return new Span(Math.max(fromMillis, other.fromMillis), Math.min(toMillis, other.toMillis));
  }

  Span withoutFirst(long millis) {
    return this.equals(NONE) ? this : new Span(fromMillis + millis, toMillis);
  }

  /** The share of the other one that this lies in, 0 to 1; 1 when that has no length. */
  double shareOf(Span other) {
    return other.millis() == 0 ? 1 : (double) within(other).millis() / other.millis();
  }
}

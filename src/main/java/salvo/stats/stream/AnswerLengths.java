package salvo.stats.stream;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How long answers were in the course of a run: sums over at most 64 stretches of equal length, by
 * when their requests were sent. Stretches are seconds at first, and twice as long whenever there
 * are too many. Not safe for use by several threads.
 */
public final class AnswerLengths {

  private static final int MOST_STRETCHES = 64;
  private static final long FIRST_MILLIS = 1_000;
  private static final int PARTS = 3;

  /** Fewer answers in a third say nothing. */
  private static final long LEAST_ANSWERS = 30;

  /** From here on answers have become shorter. */
  private static final double LEAST_CHANGE = 0.2;

  /** So many standard errors are no chance. */
  private static final double LEAST_ERRORS = 3;

  private final SortedMap<Long, Sums> stretches = new TreeMap<>();
  private long stretchMillis = FIRST_MILLIS;

  /** What lengths of answers add up to. */
  public record Sum(long count, double sum, double squares) {

    static final Sum NONE = new Sum(0, 0, 0);

    private static Sum of(long length) {
      return length < 0 ? NONE : new Sum(1, length, (double) length * length);
    }

    private Sum plus(Sum other) {
      return new Sum(count + other.count, sum + other.sum, squares + other.squares);
    }

    private double mean() {
      return sum / count;
    }

    /** Of the mean, squared. */
    private double error() {
      return Math.max(0, squares / count - mean() * mean()) / count;
    }
  }

  /** The same of all lengths in a stretch. */
  public record Sums(Sum tokens, Sum bytes) {

    private static final Sums NONE = new Sums(Sum.NONE, Sum.NONE);

    private Sums plus(Sums other) {
      return new Sums(tokens.plus(other.tokens), bytes.plus(other.bytes));
    }
  }

  /**
   * How answers have become shorter.
   *
   * @param first mean of the first third of the run
   * @param last mean of the last third
   */
  public record Shorter(double first, double last, boolean inTokens) {}

  /** What {@link #stretchMillis} and {@link #stretches} have given. */
  public static AnswerLengths of(long stretchMillis, Map<Long, Sums> stretches) {
    AnswerLengths lengths = new AnswerLengths();
    lengths.stretchMillis = stretchMillis;
    lengths.stretches.putAll(stretches);
    return lengths;
  }

  /** Adds an answer; less than 0 tokens are not known. */
  void add(long sentMillis, long tokens, long bytes) {
    add(Math.floorDiv(sentMillis, stretchMillis), new Sums(Sum.of(tokens), Sum.of(bytes)));
    shorten();
  }

  /** All of both. */
  AnswerLengths plus(AnswerLengths other) {
    AnswerLengths sum = of(stretchMillis, stretches);
    while (sum.stretchMillis < other.stretchMillis) {
      sum.twice();
    }
    other.stretches.forEach(
        (at, sums) -> sum.add(Math.floorDiv(at * other.stretchMillis, sum.stretchMillis), sums));
    sum.shorten();
    return sum;
  }

  /** The same by another clock. */
  AnswerLengths movedBy(long millis) {
    AnswerLengths moved = of(stretchMillis, Map.of());
    stretches.forEach(
        (at, sums) -> moved.add(Math.floorDiv(at * stretchMillis + millis, stretchMillis), sums));
    return moved;
  }

  private void add(long at, Sums more) {
    stretches.merge(at, more, Sums::plus);
  }

  private void shorten() {
    while (!stretches.isEmpty() && count() > MOST_STRETCHES) {
      twice();
    }
  }

  private void twice() {
    SortedMap<Long, Sums> before = new TreeMap<>(stretches);
    stretches.clear();
    stretchMillis *= 2;
    before.forEach((at, sums) -> add(Math.floorDiv(at, 2L), sums));
  }

  private long count() {
    return stretches.lastKey() - stretches.firstKey() + 1;
  }

  /**
   * Whether answers of the last third of the run are shorter than those of the first: by a fifth or
   * more, and by more than three standard errors, of 30 answers each or more. In tokens where those
   * are counted, otherwise in bytes.
   */
  public Optional<Shorter> shorter() {
    if (stretches.isEmpty() || count() < PARTS) {
      return Optional.empty();
    }
    long third = count() / PARTS;
    Sums first = sum(stretches.headMap(stretches.firstKey() + third));
    Sums last = sum(stretches.tailMap(stretches.lastKey() - third + 1));
    return Math.min(first.tokens().count(), last.tokens().count()) >= LEAST_ANSWERS
        ? shorter(first.tokens(), last.tokens(), true)
        : shorter(first.bytes(), last.bytes(), false);
  }

  private static Sums sum(SortedMap<Long, Sums> part) {
    return part.values().stream().reduce(Sums.NONE, Sums::plus);
  }

  private static Optional<Shorter> shorter(Sum first, Sum last, boolean inTokens) {
    if (Math.min(first.count(), last.count()) < LEAST_ANSWERS) {
      return Optional.empty();
    }
    double less = first.mean() - last.mean();
    boolean isMuch = less >= LEAST_CHANGE * first.mean();
    boolean isSure = less > LEAST_ERRORS * Math.sqrt(first.error() + last.error());
    return isMuch && isSure
        ? Optional.of(new Shorter(first.mean(), last.mean(), inTokens))
        : Optional.empty();
  }

  /** How long each stretch is. */
  public long stretchMillis() {
    return stretchMillis;
  }

  /** The stretches that have answers; the first of all begins with 1970. */
  public SortedMap<Long, Sums> stretches() {
    return new TreeMap<>(stretches);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AnswerLengths that
        && stretchMillis == that.stretchMillis
        && stretches.equals(that.stretches);
  }

  @Override
  public int hashCode() {
    return stretches.hashCode();
  }

  @Override
  public String toString() {
    return "AnswerLengths[" + stretchMillis + " ms, " + stretches + "]";
  }
}

package salvo.trace;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The requests of a trace in the order of their instants. It is held in rows of numbers, so that a
 * million requests take some megabytes.
 */
public final class Trace {

  /** What is not known of a request. */
  static final int UNKNOWN = -1;

  private static final double SECOND = 1e9;

  private final String name;
  private final double speed;
  private final long[] nanos;
  private final int[] tokensIn;
  private final int[] tokensOut;
  private final int[] blockEnds;
  private final int[] blocks;

  /**
   * @param name of its file
   * @param speed how many times faster than it was
   * @param nanos after the first one, ascending
   * @param tokensIn of each; empty where none is known
   * @param blockEnds how many of {@code blocks} are of requests up to each; empty where none is
   *     known
   */
  Trace(
      String name,
      double speed,
      long[] nanos,
      int[] tokensIn,
      int[] tokensOut,
      int[] blockEnds,
      int[] blocks) {
    this.name = name;
    this.speed = speed;
    this.nanos = nanos;
    this.tokensIn = tokensIn;
    this.tokensOut = tokensOut;
    this.blockEnds = blockEnds;
    this.blocks = blocks;
  }

  public String name() {
    return name;
  }

  public double speed() {
    return speed;
  }

  /** How many requests it has, at least one. */
  public int size() {
    return nanos.length;
  }

  /** When a request is due, in ns since the load began. */
  public long at(int number) {
    return Math.round(nanos[number] / speed);
  }

  /** Length of the load, in whole seconds that all requests are in; as ns. */
  public long lengthNanos() {
    return (long) SECOND * (1 + (long) Math.floor(at(size() - 1) / SECOND));
  }

  /** How many requests are due before an instant, in ns since the load began. */
  public int before(long instant) {
    int low = 0;
    int high = size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (at(middle) < instant) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** What is known of a request besides its instant. */
  public TraceEntry entry(int number) {
    return new TraceEntry(of(tokensIn, number), of(tokensOut, number), blocksOf(number));
  }

  private static OptionalInt of(int[] row, int number) {
    return row.length == 0 || row[number] == UNKNOWN
        ? OptionalInt.empty()
        : OptionalInt.of(row[number]);
  }

  private List<Integer> blocksOf(int number) {
    if (blockEnds.length == 0) {
      return List.of();
    }
    int from = number == 0 ? 0 : blockEnds[number - 1];
    return IntStream.of(Arrays.copyOfRange(blocks, from, blockEnds[number])).boxed().toList();
  }
}

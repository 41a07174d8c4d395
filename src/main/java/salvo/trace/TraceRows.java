package salvo.trace;

import java.util.Arrays;

/** The rows of a trace while it is read. */
final class TraceRows {

  private static final int FIRST_ROOM = 1 << 12;

  private long[] nanos = new long[FIRST_ROOM];
  private int[] tokensIn = new int[FIRST_ROOM];
  private int[] tokensOut = new int[FIRST_ROOM];
  private int[] blockEnds = new int[FIRST_ROOM];
  private int[] blocks = new int[FIRST_ROOM];
  private int size;
  private int blocksSize;
  private boolean hasTokens;

  /**
   * @param instant in ns after any moment that is the same for all
   */
  void add(long instant, TraceEntry entry) {
    if (size == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * size);
      tokensIn = Arrays.copyOf(tokensIn, 2 * size);
      tokensOut = Arrays.copyOf(tokensOut, 2 * size);
      blockEnds = Arrays.copyOf(blockEnds, 2 * size);
    }
    nanos[size] = instant;
    tokensIn[size] = entry.tokensIn().orElse(Trace.UNKNOWN);
    tokensOut[size] = entry.tokensOut().orElse(Trace.UNKNOWN);
    hasTokens |= entry != TraceEntry.NOTHING;
    entry.blocks().forEach(this::addBlock);
    blockEnds[size] = blocksSize;
    size++;
  }

  private void addBlock(int block) {
    if (blocksSize == blocks.length) {
      blocks = Arrays.copyOf(blocks, 2 * blocksSize);
    }
    blocks[blocksSize++] = block;
  }

  int size() {
    return size;
  }

  int blocks() {
    return blocksSize;
  }

  /** The instant of the last one so far. */
  long last() {
    return nanos[size - 1];
  }

  /** Of a file whose lines stand in the order of their instants. */
  Trace trace(String name, double speed) {
    long first = nanos[0];
    long[] since = Arrays.stream(nanos, 0, size).map(it -> it - first).toArray();
    return new Trace(
        name,
        speed,
        since,
        hasTokens ? Arrays.copyOf(tokensIn, size) : new int[0],
        hasTokens ? Arrays.copyOf(tokensOut, size) : new int[0],
        blocksSize > 0 ? Arrays.copyOf(blockEnds, size) : new int[0],
        Arrays.copyOf(blocks, blocksSize));
  }

  /**
   * Of a log, whose lines stand in the order in which requests ended. Where it knows whole seconds
   * only, the requests of a second are spread over it: nobody sent them all at once.
   */
  Trace sorted(String name, double speed) {
    Arrays.sort(nanos, 0, size);
    if (Arrays.stream(nanos, 0, size).allMatch(it -> it % LogLines.SECOND == 0)) {
      spread();
    }
    return trace(name, speed);
  }

  private void spread() {
    int from = 0;
    for (int to = 1; to <= size; to++) {
      if (to == size || nanos[to] != nanos[from]) {
        for (int i = from; i < to; i++) {
          nanos[i] += LogLines.SECOND * (i - from) / (to - from);
        }
        from = to;
      }
    }
  }
}

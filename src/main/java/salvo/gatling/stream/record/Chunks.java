package salvo.gatling.stream.record;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/** Pieces as they came from the network, each with the instant at which it did. */
public final class Chunks {

  private static final int FIRST_BYTES = 2_048;
  private static final int FIRST_PIECES = 16;
  private static final int MANY_BYTES = 6 * 1024;
  private static final int MANY_PIECES = 64;

  private byte[] bytes = new byte[FIRST_BYTES];
  private long[] stamps = new long[FIRST_PIECES];
  private int[] ends = new int[FIRST_PIECES];
  private int length;
  private int count;

  /** Copies a piece. */
  public void add(ByteBuf piece, long stamp) {
    int more = piece.readableBytes();
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, count * 2);
      stamps = Arrays.copyOf(stamps, count * 2);
    }
    piece.getBytes(piece.readerIndex(), bytes, length, more);
    length += more;
    ends[count] = length;
    stamps[count] = stamp;
    count++;
  }

  /** Whether it is time to read them. */
  public boolean isFull() {
    return length >= MANY_BYTES || count >= MANY_PIECES;
  }

  public boolean isEmpty() {
    return count == 0;
  }

  /** How many bytes there are. */
  public int length() {
    return length;
  }

  /** Gets each piece. */
  @FunctionalInterface
  interface Pieces {
    void piece(byte[] bytes, int from, int to, long stamp);
  }

  void each(Pieces pieces) {
    int from = 0;
    for (int i = 0; i < count; i++) {
      pieces.piece(bytes, from, ends[i], stamps[i]);
      from = ends[i];
    }
  }
}

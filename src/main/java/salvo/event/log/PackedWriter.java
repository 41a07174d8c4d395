package salvo.event.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** Writes what {@link PackedReader} has read of other logs. */
public final class PackedWriter implements Closeable {

  private final LogOutput out;
  private final SharedTexts texts;
  private int[] written = new int[256];
  private int count;

  /** Replaces the file if there is one. */
  public PackedWriter(Path log, RunHeader header, SharedTexts texts) throws IOException {
    this.out = SimulationLogWriter.begin(log, header);
    this.texts = texts;
  }

  /**
   * Appends a record.
   *
   * @param numbers among which its own are
   * @param from where they begin
   */
  public void write(int[] numbers, int from) throws IOException {
    int type = PackedReader.type(numbers[from]);
    boolean flag = PackedReader.flag(numbers[from]);
    int next = from + 1;
    out.u8(type);
    switch (type) {
      case LogFormat.REQUEST -> {
        next = groups(numbers, next);
        text(numbers[next]);
        out.i32(numbers[next + 1]);
        out.i32(numbers[next + 2]);
        out.flag(flag);
        text(numbers[next + 3]);
      }
      case LogFormat.USER -> {
        out.i32(numbers[next]);
        out.flag(flag);
        out.i32(numbers[next + 1]);
      }
      case LogFormat.GROUP -> {
        next = groups(numbers, next);
        out.i32(numbers[next]);
        out.i32(numbers[next + 1]);
        out.i32(numbers[next + 2]);
        out.flag(flag);
      }
      default -> {
        text(numbers[next]);
        out.i32(numbers[next + 1]);
      }
    }
  }

  private int groups(int[] numbers, int from) throws IOException {
    int depth = numbers[from];
    out.i32(depth);
    for (int i = 1; i <= depth; i++) {
      text(numbers[from + i]);
    }
    return from + 1 + depth;
  }

  private void text(int number) throws IOException {
    if (number >= written.length) {
      written = Arrays.copyOf(written, 2 * number);
    }
    if (written[number] > 0) {
      out.i32(-written[number]);
      return;
    }
    count++;
    written[number] = count;
    out.i32(count);
    out.text(texts.text(number));
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}

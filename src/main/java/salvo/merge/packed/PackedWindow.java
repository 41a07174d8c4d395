package salvo.merge.packed;

import java.io.Closeable;
import java.io.IOException;
import salvo.event.RecordKinds;
import salvo.event.RecordSink;
import salvo.event.log.LogEnd;
import salvo.event.log.PackedReader;
import salvo.event.log.RunHeader;

/**
 * One log in order of time, a part at a time: what is earliest in a window of records that were
 * sorted. Records of the same millisecond keep their order. For one thread at a time.
 */
final class PackedWindow implements Closeable {

  /** What stays for the next part is one in so many. */
  private static final int STAYING = 4;

  /** So few places that records are moved on average, or they are sorted all at once. */
  private static final int FEW_PLACES = 16;

  private final PackedMerge.Source source;
  private final PackedReader reader;
  private final RecordKinds kinds;
  private final int window;
  private final int[] told = new int[RecordKinds.NUMBERS];
  private PackedBlock waiting;
  private int lastAt = Integer.MIN_VALUE;
  private long aliveUsers;
  private long merged;
  private boolean isRead;

  PackedWindow(PackedMerge.Source source, RunHeader header, RecordKinds kinds, int window)
      throws IOException {
    this.source = source;
    this.reader = PackedReader.open(source.log(), source.clock(), header, kinds);
    this.kinds = kinds;
    this.window = window;
    this.waiting = empty();
    source.alsoTo().begin(kinds);
  }

  /** A block for {@link #next} to use. */
  PackedBlock empty() {
    return new PackedBlock(window);
  }

  /**
   * The next part; an empty one after the last.
   *
   * @param free a block that nobody uses any more
   */
  PackedBlock next(PackedBlock free) throws IOException, OutOfOrderException {
    fill();
    PackedBlock part = waiting;
    int earlier = isRead ? part.count() : part.count() - window / STAYING;
    if (earlier > 0) {
      if (part.at(0) < lastAt) {
        throw new OutOfOrderException(source.log().toString());
      }
      lastAt = part.at(earlier - 1);
    }
    free.clear();
    free.addAfter(earlier, part);
    waiting = free;
    part.keepFirst(earlier);
    return part;
  }

  private void fill() throws IOException {
    long most = (long) FEW_PLACES * window;
    long moved = 0;
    while (!waiting.isFull() && advance()) {
      if (moved < most) {
        moved += waiting.insert(reader);
      } else {
        waiting.add(reader);
      }
    }
    if (moved >= most) {
      waiting.sort();
    }
  }

  /** Goes to the next record that is to be merged. */
  private boolean advance() throws IOException {
    while (!isRead) {
      isRead = !reader.next();
      if (!isRead) {
        tell();
        if (isMeasured()) {
          merged++;
          return true;
        }
      }
    }
    return false;
  }

  private void tell() {
    if (source.alsoTo() != RecordSink.NONE) {
      reader.unmoved(told);
      source.alsoTo().accept(told, 0);
    }
  }

  /** Groups and crashes while nobody but users of unmeasured scenarios was alive are of these. */
  private boolean isMeasured() {
    if (source.unmeasuredScenarios().isEmpty()) {
      return true;
    }
    RecordKinds.Kind kind = kinds.kind(reader.kind());
    if (kind.type() == RecordKinds.Type.USER
        && !source.unmeasuredScenarios().contains(kind.name())) {
      aliveUsers += kind.flag() ? 1 : -1;
    }
    return aliveUsers > 0
        || kind.type() != RecordKinds.Type.GROUP && kind.type() != RecordKinds.Type.CRASH;
  }

  /** How many records it gave. */
  long merged() {
    return merged;
  }

  /** How the reading ended; known when an empty part was given. */
  LogEnd end() {
    return reader.end();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}

package salvo.merge.packed;

import java.io.Closeable;
import java.io.IOException;
import salvo.event.log.LogEnd;
import salvo.event.log.PackedReader;
import salvo.event.log.RunHeader;
import salvo.event.log.SharedTexts;

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
  private final boolean[] unmeasured;
  private final int window;
  private PackedBlock waiting;
  private int lastAt = Integer.MIN_VALUE;
  private long aliveUsers;
  private long merged;
  private boolean isRead;

  PackedWindow(PackedMerge.Source source, RunHeader header, SharedTexts texts, int window)
      throws IOException {
    this.source = source;
    this.reader = PackedReader.open(source.log(), source.clock(), header, texts);
    this.window = window;
    this.waiting = empty();
    this.unmeasured = new boolean[header.scenarios().size()];
    for (int i = 0; i < unmeasured.length; i++) {
      unmeasured[i] = source.unmeasuredScenarios().contains(header.scenarios().get(i));
    }
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
        moved += waiting.insert(reader.at(), reader.record(), 0, reader.size());
      } else {
        waiting.add(reader.at(), reader.record(), 0, reader.size());
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
      if (!isRead && isMeasured()) {
        merged++;
        return true;
      }
    }
    return false;
  }

  /** Groups and crashes while nobody but users of unmeasured scenarios was alive are of these. */
  private boolean isMeasured() {
    if (source.unmeasuredScenarios().isEmpty()) {
      return true;
    }
    if (reader.isUser() && !unmeasured[reader.scenario()]) {
      aliveUsers += reader.isStart() ? 1 : -1;
    }
    return aliveUsers > 0 || !reader.isOfNoScenario();
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

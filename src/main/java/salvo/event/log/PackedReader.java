package salvo.event.log;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import salvo.event.ClockShift;
import salvo.event.RecordKinds;

/**
 * A log of which each record becomes a few whole numbers, as {@link RecordKinds} tells, for {@link
 * PackedWriter} to write into another log: instants are in ms after the start of that.
 */
public final class PackedReader implements Closeable {

  private static final int UNKNOWN = -1;

  private final LogInput in;
  private final RunHeader header;
  private final ClockShift clock;
  private final long newStartMillis;
  private final RecordKinds kinds;
  private final KindTree noGroups;
  private final int[] userKinds;
  private final int crashKind;
  private int[] messages = new int[0];
  private int kind;
  private int start;
  private int at;
  private int rest;
  private long shift;
  private long records;
  private LogEnd end;

  private PackedReader(LogInput in, ClockShift clock, RunHeader merged, RecordKinds kinds)
      throws IOException {
    this.in = in;
    this.header = new HeaderDecoder(in).decode();
    this.clock = clock;
    this.newStartMillis = merged.startMillis();
    this.kinds = kinds;
    this.noGroups = new KindTree(kinds);
    this.userKinds = new int[2 * header.scenarios().size()];
    for (int i = 0; i < userKinds.length; i++) {
      userKinds[i] = number(RecordKinds.Type.USER, header.scenarios().get(i / 2), i % 2 == 1);
    }
    this.crashKind = number(RecordKinds.Type.CRASH, "", false);
  }

  private int number(RecordKinds.Type type, String name, boolean flag) {
    return kinds.number(new RecordKinds.Kind(type, List.of(), name, flag));
  }

  /**
   * Opens a log and reads its header; throws as {@link SimulationLog#read} does.
   *
   * @param merged header of the other log, which has all scenarios of this one
   * @param kinds those of the other log
   */
  public static PackedReader open(Path log, ClockShift clock, RunHeader merged, RecordKinds kinds)
      throws IOException {
    LogInput in = LogInput.open(log);
    try {
      return new PackedReader(in, clock, merged, kinds);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /**
   * Reads the next whole record.
   *
   * @return false when there is none
   * @throws IllegalArgumentException when the other log cannot hold it, or there are too many kinds
   */
  public boolean next() throws IOException {
    if (in.atEnd()) {
      return ended(in.offset(), true, "the log is whole");
    }
    long begin = in.offset();
    try {
      read(in.u8());
      records++;
      return true;
    } catch (EOFException e) {
      return ended(begin, false, LogReader.cutOff(begin));
    }
  }

  /** How the reading ended; null before {@link #next} has said that it did. */
  public LogEnd end() {
    return end;
  }

  /** The number of the last record's kind. */
  public int kind() {
    return kind;
  }

  /** When it began, in ms after the start of the other log. */
  public int start() {
    return start;
  }

  /** When it was complete, in ms after the start of the other log. */
  public int at() {
    return at;
  }

  /** The fourth of its numbers. */
  public int rest() {
    return rest;
  }

  /**
   * Gives the numbers of the last record as they are by the clock that wrote it, still in ms after
   * the start of the other log.
   *
   * @throws IllegalArgumentException when they are too large
   */
  public void unmoved(int[] record) {
    record[0] = kind;
    record[1] = relative(newStartMillis + start - shift);
    record[2] = relative(newStartMillis + at - shift);
    record[3] = rest;
  }

  private void read(int type) throws IOException {
    switch (type) {
      case LogFormat.REQUEST -> {
        KindTree named = groups().child(in.cachedIndex(), in);
        period();
        kind = named.request(in.flag());
        rest = message();
      }
      case LogFormat.USER -> {
        int scenario = RecordDecoder.scenarioIndex(in, userKinds.length / 2);
        kind = userKinds[2 * scenario + (in.flag() ? 1 : 0)];
        instant();
      }
      case LogFormat.GROUP -> {
        KindTree groups = groups();
        period();
        rest = in.i32();
        kind = groups.group(in.flag());
      }
      case LogFormat.CRASH -> {
        kind = crashKind;
        int message = message();
        instant();
        rest = message;
      }
      default -> throw RecordDecoder.unknown(in, type);
    }
  }

  private KindTree groups() throws IOException {
    int depth = in.size("a group depth", LogFormat.MAX_GROUP_DEPTH);
    KindTree groups = noGroups;
    for (int i = 0; i < depth; i++) {
      groups = groups.child(in.cachedIndex(), in);
    }
    return groups;
  }

  private int message() throws IOException {
    int index = in.cachedIndex();
    if (index >= messages.length) {
      int known = messages.length;
      messages = Arrays.copyOf(messages, 2 * index);
      Arrays.fill(messages, known, messages.length, UNKNOWN);
    }
    if (messages[index] == UNKNOWN) {
      messages[index] = kinds.messageNumber(KindTree.storable(in.cached(index)));
    }
    return messages[index];
  }

  /** Moved as a whole, as its events are. */
  private void period() throws IOException {
    long began = header.startMillis() + in.i32();
    long ended = header.startMillis() + in.i32();
    shift = clock.at(ended);
    start = relative(began + shift);
    at = relative(ended + shift);
  }

  private void instant() throws IOException {
    long instant = header.startMillis() + in.i32();
    shift = clock.at(instant);
    at = relative(instant + shift);
    start = at;
    rest = 0;
  }

  private int relative(long millis) {
    return SimulationLogWriter.relative(millis, newStartMillis);
  }

  private boolean ended(long completeBytes, boolean whole, String reason) {
    end = new LogEnd(header, records, completeBytes, whole, reason);
    return false;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}

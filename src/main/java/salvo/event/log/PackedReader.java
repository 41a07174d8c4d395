package salvo.event.log;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import salvo.event.ClockShift;

/**
 * A log of which each record becomes some whole numbers, for {@link PackedWriter} to write into
 * another log: texts and scenarios by their numbers there, instants by its start. It takes a tenth
 * of the time that events take.
 */
public final class PackedReader implements Closeable {

  private static final int FLAG = 1 << Byte.SIZE;
  private static final int TYPE = FLAG - 1;

  private final LogInput in;
  private final RunHeader header;
  private final ClockShift clock;
  private final long newStartMillis;
  private final int[] scenarios;
  private final SharedTexts texts;
  private int[] numbers = new int[256];
  private int[] record = new int[16];
  private int size;
  private int at;
  private long records;
  private LogEnd end;

  private PackedReader(LogInput in, ClockShift clock, RunHeader merged, SharedTexts texts)
      throws IOException {
    this.in = in;
    this.header = new HeaderDecoder(in).decode();
    this.clock = clock;
    this.newStartMillis = merged.startMillis();
    this.texts = texts;
    List<String> all = merged.scenarios();
    this.scenarios = header.scenarios().stream().mapToInt(all::indexOf).toArray();
  }

  /**
   * Opens a log and reads its header; throws as {@link SimulationLog#read} does.
   *
   * @param merged header of the other log, which has all scenarios of this one
   * @param texts those of the other log
   */
  public static PackedReader open(Path log, ClockShift clock, RunHeader merged, SharedTexts texts)
      throws IOException {
    LogInput in = LogInput.open(log);
    try {
      return new PackedReader(in, clock, merged, texts);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /**
   * Reads the next whole record.
   *
   * @return false when there is none
   * @throws IllegalArgumentException when the other log cannot hold it
   */
  public boolean next() throws IOException {
    if (in.atEnd()) {
      return ended(in.offset(), true, "the log is whole");
    }
    long begin = in.offset();
    try {
      size = 0;
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

  /** The numbers of the last record; those after its size are of none. */
  public int[] record() {
    return record;
  }

  public int size() {
    return size;
  }

  /** When it was complete, in ms after the start of the other log. */
  public int at() {
    return at;
  }

  /** Whether it is a user's start or end. */
  public boolean isUser() {
    return type(record[0]) == LogFormat.USER;
  }

  /** Of a user, whether it is the start. */
  public boolean isStart() {
    return flag(record[0]);
  }

  /** Of a user, the number of the scenario in the other log. */
  public int scenario() {
    return record[1];
  }

  /** Whether it does not tell its scenario and is no request. */
  public boolean isOfNoScenario() {
    int type = type(record[0]);
    return type == LogFormat.GROUP || type == LogFormat.CRASH;
  }

  static int type(int first) {
    return first & TYPE;
  }

  static boolean flag(int first) {
    return (first & FLAG) != 0;
  }

  private void read(int type) throws IOException {
    add(type);
    switch (type) {
      case LogFormat.REQUEST -> {
        groups();
        add(text());
        period();
        flag();
        add(text());
      }
      case LogFormat.USER -> {
        add(scenarios[RecordDecoder.scenarioIndex(in, scenarios.length)]);
        flag();
        instant();
      }
      case LogFormat.GROUP -> {
        groups();
        period();
        add(in.i32());
        flag();
      }
      case LogFormat.CRASH -> {
        add(text());
        instant();
      }
      default -> throw RecordDecoder.unknown(in, type);
    }
  }

  private void add(int number) {
    if (size == record.length) {
      record = Arrays.copyOf(record, 2 * size);
    }
    record[size] = number;
    size++;
  }

  private void flag() throws IOException {
    if (in.flag()) {
      record[0] |= FLAG;
    }
  }

  private void groups() throws IOException {
    int depth = in.size("a group depth", LogFormat.MAX_GROUP_DEPTH);
    add(depth);
    for (int i = 0; i < depth; i++) {
      add(text());
    }
  }

  private int text() throws IOException {
    int index = in.cachedIndex();
    if (index >= numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * index);
    }
    if (numbers[index] == 0) {
      numbers[index] = texts.number(in.cached(index));
    }
    return numbers[index];
  }

  /** Moved as a whole, as its events are. */
  private void period() throws IOException {
    long start = header.startMillis() + in.i32();
    long end = header.startMillis() + in.i32();
    long shift = clock.at(end);
    add(relative(start + shift));
    at = relative(end + shift);
    add(at);
  }

  private void instant() throws IOException {
    at = relative(clock.moved(header.startMillis() + in.i32()));
    add(at);
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

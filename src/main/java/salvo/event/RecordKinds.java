package salvo.event;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What many records of a log have in common, each of these kinds by a number from 0 on, and the
 * messages of records, by a number too. A record is then {@link #NUMBERS} whole numbers: its kind,
 * its start and its end in ms after the start of the run, and what else its kind has, which is a
 * request's or a crash's message and a group's time in its requests. For use by many threads.
 */
public final class RecordKinds {

  /** So many numbers make a record. */
  public static final int NUMBERS = 4;

  /** Far more than a run has unless there are data in the names of its requests or groups. */
  private static final int MOST = 1 << 14;

  private static final int START = 1;
  private static final int END = 2;
  private static final int REST = 3;

  private final long startMillis;
  private final Map<Kind, Integer> numbers = new HashMap<>();
  private final Map<String, Integer> messageNumbers = new HashMap<>();

  /** What has a number does not change: whoever was told the number reads it without a lock. */
  private volatile Kind[] kinds = new Kind[64];

  private volatile String[] messages = new String[64];

  /** Which event a record tells of. */
  public enum Type {
    REQUEST,
    USER,
    GROUP,
    CRASH
  }

  /**
   * What the records of one kind have in common.
   *
   * @param groups of a request, or those that a group ended with
   * @param name of a request, or the scenario of a user; else empty
   * @param flag whether a request or a group went well, or a user started
   */
  public record Kind(Type type, List<String> groups, String name, boolean flag) {

    public Kind {
      groups = List.copyOf(groups);
    }
  }

  /**
   * @param startMillis start of the run, epoch ms
   */
  public RecordKinds(long startMillis) {
    this.startMillis = startMillis;
  }

  /**
   * The number of a kind.
   *
   * @throws IllegalArgumentException when there are too many
   */
  public synchronized int number(Kind kind) {
    Integer known = numbers.get(kind);
    if (known != null) {
      return known;
    }
    int number = numbers.size();
    if (number == MOST) {
      throw new IllegalArgumentException("There are more than " + MOST + " kinds of records");
    }
    kinds = with(kind, number, kinds);
    numbers.put(kind, number);
    return number;
  }

  /** The kind that has this number. */
  public Kind kind(int number) {
    return kinds[number];
  }

  /** When what a record tells of began, epoch ms. */
  public long startMillis(int[] records, int from) {
    return startMillis + records[from + START];
  }

  /** When it was complete, epoch ms. */
  public long endMillis(int[] records, int from) {
    return startMillis + records[from + END];
  }

  /** What else its kind has. */
  public int rest(int[] records, int from) {
    return records[from + REST];
  }

  /** The number of a message. */
  public synchronized int messageNumber(String message) {
    int number = messageNumbers.size();
    Integer known = messageNumbers.putIfAbsent(message, number);
    if (known != null) {
      return known;
    }
    messages = with(message, number, messages);
    return number;
  }

  /** The message that has this number. */
  public String message(int number) {
    return messages[number];
  }

  private static <T> T[] with(T added, int number, T[] all) {
    T[] grown = number == all.length ? Arrays.copyOf(all, 2 * number) : all;
    grown[number] = added;
    return grown;
  }

  /**
   * The event that a record tells of.
   *
   * @param records numbers of many
   * @param from where its own begin
   */
  public RunEvent event(int[] records, int from) {
    Kind kind = kind(records[from]);
    long end = startMillis + records[from + END];
    return switch (kind.type) {
      case REQUEST -> request(kind, records, from);
      case USER -> new RunEvent.User(kind.name, kind.flag, end);
      case GROUP ->
          new RunEvent.Group(
              RunEvent.UNKNOWN_SCENARIO,
              kind.groups,
              startMillis + records[from + START],
              end,
              records[from + REST],
              kind.flag);
      case CRASH -> new RunEvent.Crash(message(records[from + REST]), end);
    };
  }

  private RunEvent request(Kind kind, int[] records, int from) {
    return new RunEvent.Request(
        RunEvent.UNKNOWN_SCENARIO,
        kind.groups,
        kind.name,
        startMillis + records[from + START],
        startMillis + records[from + END],
        kind.flag,
        RunEvent.NO_STATUS,
        message(records[from + REST]));
  }
}

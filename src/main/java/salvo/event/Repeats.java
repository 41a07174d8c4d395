package salvo.event;

/**
 * How often one record of what is beside the requests counts, as its message tells: "412 times". So
 * many records of a log would say the same, such as one for each token of an answer.
 */
public final class Repeats {

  private static final String TIMES = " times";

  private Repeats() {}

  /** The message of a record that counts so often; empty for one that counts once. */
  public static String message(long times) {
    return times == 1 ? "" : times + TIMES;
  }

  /** What a message tells; 1 for any other message. */
  static long of(String message) {
    if (!message.endsWith(TIMES)) {
      return 1;
    }
    try {
      return Math.max(1, Long.parseLong(message, 0, message.length() - TIMES.length(), 10));
    } catch (NumberFormatException otherMessage) {
      return 1;
    }
  }
}

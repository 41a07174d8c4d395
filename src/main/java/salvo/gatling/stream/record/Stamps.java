package salvo.gatling.stream.record;

/**
 * When what happened to a streamed request, by {@link System#nanoTime()}. What came in one piece
 * from the network has one instant. {@link #NEVER} stands for what has not happened.
 *
 * @param intended the user came to the request
 * @param sent Gatling began to send it, before it had a connection
 * @param written it had a connection, and was handed to it
 * @param headers the head of the answer was there
 * @param firstByte the first byte of its body was
 * @param firstEvent the first event was whole
 * @param firstContent the first that was content, reasoning or output
 * @param firstOutput the first that was output and no reasoning
 * @param lastContent the last that was content
 * @param end the answer was over, by its end, a failure, or because it was given up
 */
public record Stamps(
    long intended,
    long sent,
    long written,
    long headers,
    long firstByte,
    long firstEvent,
    long firstContent,
    long firstOutput,
    long lastContent,
    long end) {

  /** It has not happened. */
  public static final long NEVER = Long.MIN_VALUE;
}

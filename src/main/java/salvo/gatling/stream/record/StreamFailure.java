package salvo.gatling.stream.record;

/** What is wrong with a stream that came with a good status. */
public enum StreamFailure {
  /** Nothing of the answer came within the limit. */
  NO_FIRST_TOKEN("the stream gave no first token in time"),
  /** The answer stopped for longer than the limit. */
  STALLED("the stream stalled"),
  /** It has more bytes than the limit. */
  TOO_LONG("the stream is too long"),
  /** The injector did not keep up with what came. */
  CLIENT_TOO_SLOW("the injector read the stream too slowly"),
  /** An error came as an event. */
  ERROR_INSIDE("the stream reported an error"),
  /** Nothing that came is an event of its shape. */
  NO_EVENTS("the answer has no events of the stream's shape"),
  /** It ended without a reason to, and without the mark of its end. */
  TRUNCATED("the stream was truncated: no finish reason and no end"),
  /** Some of the sound that its header promises is missing. */
  SOUND_CUT_SHORT("the stream was truncated: sound is missing at its end"),
  /** It cannot be played. */
  NO_SOUND("the answer is no sound of the stream's shape"),
  /** It ended well, and had said nothing. */
  EMPTY("the stream has an empty answer"),
  /** The target stopped at a limit of tokens. */
  CUT_BY_LENGTH("the answer was cut off by its length");

  private final String message;

  StreamFailure(String message) {
    this.message = message;
  }

  /** What the record of the request says. */
  public String message() {
    return message;
  }
}

package salvo.gatling.stream.frames;

/** An event that goes on beyond any sense, so that what comes after cannot be told apart. */
public final class TooLongEvent extends RuntimeException {

  private static final long serialVersionUID = 1;

  TooLongEvent() {
    super("An event is longer than " + Frames.MOST_BYTES + " bytes", null, false, false);
  }
}

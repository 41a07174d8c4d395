package salvo.gatling.stream.frames;

/** Cuts what comes in into events. An event is told of with the piece that completes it. */
public interface Frames {

  /** Events longer than this are no events. */
  int MOST_BYTES = 4 * 1024 * 1024;

  /** Gets the events, in order. */
  @FunctionalInterface
  interface Events {

    /**
     * @param type as the stream names it; empty where it names none
     */
    void event(String type, String data);
  }

  /**
   * Takes the next piece.
   *
   * @throws TooLongEvent when an event does not end
   */
  void take(byte[] bytes, int from, int to, Events events);

  /** Nothing more comes. */
  void end(Events events);
}

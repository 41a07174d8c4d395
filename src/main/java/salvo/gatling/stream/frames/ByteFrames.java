package salvo.gatling.stream.frames;

/** Bytes without any events in them, such as sound: each piece is one, as it came. */
public final class ByteFrames implements Frames {

  @Override
  public void take(byte[] bytes, int from, int to, Events events) {
    if (to > from) {
      events.event("", "");
    }
  }

  @Override
  public void end(Events events) {}
}

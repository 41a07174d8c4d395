package salvo.gatling.stream.frames;

/** A line of JSON for each event (NDJSON); blank lines are none, and the last needs no end. */
public final class LineFrames implements Frames {

  private final Line line = new Line();

  @Override
  public void take(byte[] bytes, int from, int to, Events events) {
    int start = from;
    for (int at = from; at < to; at++) {
      if (bytes[at] == '\n') {
        line.add(bytes, start, at);
        start = at + 1;
        tell(events);
      }
    }
    line.add(bytes, start, to);
  }

  @Override
  public void end(Events events) {
    tell(events);
  }

  private void tell(Events events) {
    String text = line.take().strip();
    if (!text.isEmpty()) {
      events.event("", text);
    }
  }
}

package salvo.gatling.stream.frames;

/**
 * Server-sent events by the rules of WHATWG: lines end with CR, LF or both, a byte order mark may
 * come first, comments and unknown fields are passed over, several lines of data are one event, and
 * one that no blank line ends is none.
 */
public final class SseFrames implements Frames {

  private final Line line = new Line();
  private final StringBuilder data = new StringBuilder();
  private String type = "";
  private boolean hasData;
  private boolean endedByReturn;

  @Override
  public void take(byte[] bytes, int from, int to, Events events) {
    int start = from;
    for (int at = from; at < to; at++) {
      byte each = bytes[at];
      if (each == '\n' && endedByReturn && at == start) {
        start = at + 1;
      } else if (each == '\n' || each == '\r') {
        line.add(bytes, start, at);
        start = at + 1;
        lineEnded(events);
      }
      endedByReturn = each == '\r';
    }
    line.add(bytes, start, to);
  }

  /** What is left is no event. */
  @Override
  public void end(Events events) {
    line.take();
    forget();
  }

  private void lineEnded(Events events) {
    String text = line.take();
    if (text.isEmpty()) {
      dispatch(events);
    } else {
      field(text);
    }
  }

  private void dispatch(Events events) {
    String ofType = type;
    String whole = data.toString();
    boolean isEvent = hasData;
    forget();
    if (isEvent) {
      events.event(ofType, whole);
    }
  }

  private void forget() {
    type = "";
    data.setLength(0);
    hasData = false;
  }

  /** A line that begins with a colon is a comment: its field has no name. */
  private void field(String text) {
    int colon = text.indexOf(':');
    String name = colon < 0 ? text : text.substring(0, colon);
    String value = colon < 0 ? "" : text.substring(colon + 1);
    value = value.startsWith(" ") ? value.substring(1) : value;
    if (name.equals("data")) {
      add(value);
    } else if (name.equals("event")) {
      type = value;
    }
  }

  private void add(String value) {
    if (hasData) {
      data.append('\n');
    }
    if (data.length() + value.length() > MOST_BYTES) {
      throw new TooLongEvent();
    }
    data.append(value);
    hasData = true;
  }
}

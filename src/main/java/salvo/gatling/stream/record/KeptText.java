package salvo.gatling.stream.record;

/** A text that comes bit by bit, kept up to a million characters. */
final class KeptText {

  private static final int MOST = 1024 * 1024;

  private final StringBuilder text = new StringBuilder();
  private boolean isWhole = true;

  /** What makes it too long is left out. */
  void add(String more) {
    int room = MOST - text.length();
    isWhole &= more.length() <= room;
    text.append(more, 0, Math.min(more.length(), room));
  }

  /** Whether nothing was left out, and it has no more characters than that. */
  boolean isWholeWithin(int characters) {
    return isWhole && text.length() <= characters;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}

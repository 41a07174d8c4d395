package salvo.gatling.stream.record;

/** A text that comes bit by bit, kept up to a million characters. */
final class KeptText {

  private static final int MOST = 1024 * 1024;

  private final StringBuilder text = new StringBuilder();
  private boolean isWhole = true;

  /** A piece that makes it too long is left out. */
  void add(String more) {
    if (text.length() + more.length() <= MOST) {
      text.append(more);
    } else {
      isWhole = false;
    }
  }

  /** Whether no piece was left out, and it has no more characters than that. */
  boolean isWholeWithin(int characters) {
    return isWhole && text.length() <= characters;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}

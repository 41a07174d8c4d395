package salvo.gatling.quality;

/** A text that can be read for a second: some expressions would go on reading it for ever. */
record TimedText(CharSequence text, long until) implements CharSequence {

  private static final long MOST_NANOS = 1_000_000_000;

  /** It was read for too long. */
  static final class TookTooLong extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TookTooLong() {
      super("the text was read for too long", null, false, false);
    }
  }

  TimedText(CharSequence text) {
    this(text, System.nanoTime() + MOST_NANOS);
  }

  @Override
  public char charAt(int index) {
    if (System.nanoTime() - until > 0) {
      throw new TookTooLong();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return new TimedText(text.subSequence(start, end), until);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}

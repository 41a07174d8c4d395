package salvo.analysis.injector;

/**
 * A sample within which the injector stood still. Where in it is not known, so that all of it
 * counts, and as long again after it as it stood: then what was held up is made up for.
 *
 * @param fromMillis beginning of the sample, epoch ms
 * @param toMillis its end
 * @param stoodMillis how long the injector stood still within it
 */
public record Pause(long fromMillis, long toMillis, long stoodMillis, Reason reason) {

  /** Why, as far as the samples tell. */
  public enum Reason {
    COLLECTION("garbage collection: give it more heap"),
    QUOTA("the CPU quota of its container was used up: raise it"),
    OTHERS("other processes kept its machine busy: move them elsewhere"),
    UNKNOWN("its machine was suspended or too busy, or its process was stopped");

    private final String words;

    Reason(String words) {
      this.words = words;
    }

    /** The reason, and what to do about it where that follows. */
    public String words() {
      return words;
    }
  }

  /** Until when requests show it. */
  long shownUntilMillis() {
    return toMillis + stoodMillis;
  }
}

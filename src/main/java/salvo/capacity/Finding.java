package salvo.capacity;

/** What the search saw beside the capacity, in a full sentence. */
public record Finding(Kind kind, String sentence) {

  /** The kinds of it. */
  public enum Kind {
    RECOVERED,
    METASTABLE,
    NOT_MONOTONIC,
    CLIFF,
    RATE_LIMIT,
    STALLS,
    UNDECIDED,
    NOT_CONFIRMED,
    /** Which resources changed before the target did. */
    CHANGED_BEFORE
  }
}

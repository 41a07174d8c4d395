package salvo.sandbox.speech;

/** What goes wrong with speech. A model does what its name lists: {@code sandbox+stalls}. */
enum Quirk {
  /** The first sound comes 2 s late. */
  LATE,
  /** Each piece comes when it is due, and one in the middle 500 ms later. */
  STALLS,
  /** Each piece takes half as long again as it is heard. */
  SLOW,
  /** All comes at the end, as from a proxy that buffers. */
  BUFFERED,
  /** The body ends in the middle, as if that were all. */
  TRUNCATED,
  /** The connection is closed in the middle. */
  CUT,
  /** Nothing but the head ever comes. */
  SILENT,
  /** There is a header and no sound. */
  EMPTY,
  /** An error in JSON, with status 200. */
  ERROR,
  /** Status 429, to be tried again after 2 s. */
  REFUSED
}

package salvo.trace;

/** The lines of a trace of one format, one after the other. */
interface TraceLines {

  /** An integer that no prompt and no answer is longer than. */
  int MOST_TOKENS = 10_000_000;

  /**
   * Reads a line that is not blank into the rows.
   *
   * @throws BadLine when it breaks the format
   */
  void read(String line, TraceRows rows);

  /** The trace of all lines that were read. */
  default Trace trace(TraceRows rows, String name, double speed) {
    return rows.trace(name, speed);
  }

  /** Requests stand in the order of their instants. */
  static void add(TraceRows rows, long nanos, String shown, TraceEntry entry) {
    if (rows.size() > 0 && nanos < rows.last()) {
      throw new BadLine(shown, "not before that of the line above: sort the file by time");
    }
    rows.add(nanos, entry);
  }
}

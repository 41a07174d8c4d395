package salvo.doctor.finding;

/** How much a finding matters. */
public enum Level {
  OK,

  /** A load can be run; whoever reads its figures should know of it. */
  NOTE,

  /** A load would fail, or would not measure the target. */
  PROBLEM
}

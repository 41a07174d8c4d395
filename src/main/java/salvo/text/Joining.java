package salvo.text;

/** How the values of some samples make the value of a longer step. */
public enum Joining {
  /** A level or a rate: weighted by time. */
  MEAN(""),
  /** A number of events. */
  SUM("_sum"),
  /** A peak. */
  MAX("_max");

  private final String ending;

  Joining(String ending) {
    this.ending = ending;
  }

  /** How the name of a column ends, after its unit. */
  String ending() {
    return ending;
  }
}

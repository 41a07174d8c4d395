package salvo.compare;

/**
 * What counts as a change of a figure.
 *
 * @param minEffect least relative change, more than 0 and below 1: 0.05 for 5 %
 * @param minErrorChange least change of an error rate, as a share: 0.001 for 0.1 points
 */
public record ComparisonRules(double minEffect, double minErrorChange) {

  /** 5 %, and 0.1 percentage points of errors. */
  public static final ComparisonRules DEFAULT = new ComparisonRules(0.05, 0.001);

  /** Together the intervals of a comparison hold with this probability. */
  static final double CONFIDENCE = 0.95;

  public ComparisonRules {
    require(minEffect, "least effect");
    require(minErrorChange, "smallest change of an error rate");
  }

  private static void require(double share, String what) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException(
          "The " + what + ", " + share + ", must be more than 0 and less than 1");
    }
  }
}

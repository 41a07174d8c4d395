package salvo.capacity.statistics;

/**
 * How much of the allowed error each look at a level may spend, by O'Brien and Fleming: next to
 * nothing at first, most at the last. Looks come at growing parts of the time limit, of equal
 * ratio. Each look is held to its own share, so that the sum keeps the error whatever the data of
 * one look have to do with those of another.
 */
public final class Spending {

  public static final int LOOKS = 8;

  private static final double FIRST = 0.25;

  private Spending() {}

  /** At which part of the time limit a look is due, the first at a quarter, the last at all. */
  public static double fraction(int look) {
    return Math.pow(FIRST, (LOOKS - 1.0 - look) / (LOOKS - 1));
  }

  /** What the look may spend of the error. */
  public static double share(int look, double error) {
    return spent(fraction(look), error) - (look == 0 ? 0 : spent(fraction(look - 1), error));
  }

  private static double spent(double fraction, double error) {
    return 2 * Normal.above(Normal.exceededWith(error / 2) / Math.sqrt(fraction));
  }
}

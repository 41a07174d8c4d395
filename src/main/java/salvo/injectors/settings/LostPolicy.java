package salvo.injectors.settings;

/**
 * What becomes of a run whose injectors are lost while it loads.
 *
 * @param tolerated the share of the injectors that may be lost; with 0 all stop at the first
 */
public record LostPolicy(double tolerated) {

  public static final LostPolicy STOP = new LostPolicy(0);

  public LostPolicy {
    if (!(tolerated >= 0 && tolerated < 1)) {
      throw new IllegalArgumentException(
          "salvo.injector.lost = "
              + tolerated
              + ": the share of injectors that may be lost must be 0 to below 1");
    }
  }

  public static LostPolicy tolerate(double share) {
    return new LostPolicy(share);
  }

  public boolean bears(int lost, int count) {
    return lost <= tolerated * count;
  }
}

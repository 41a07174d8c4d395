package salvo.gatling.load.inflow;

import java.util.List;

/** Whose turn it is among populations with shares in all users: that of whom most is owed. */
final class Turns {

  private final double[] shares;
  private final double[] owed;

  /**
   * @param shares of all populations, which add up to 1
   */
  Turns(List<Double> shares) {
    this.shares = shares.stream().mapToDouble(Double::doubleValue).toArray();
    this.owed = new double[shares.size()];
  }

  /** The index of the population that the next user is of. */
  int next() {
    int most = 0;
    for (int i = 0; i < shares.length; i++) {
      owed[i] += shares[i];
      if (owed[i] > owed[most]) {
        most = i;
      }
    }
    owed[most] -= 1;
    return most;
  }
}

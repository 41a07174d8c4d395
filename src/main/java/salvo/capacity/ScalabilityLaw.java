package salvo.capacity;

/**
 * The universal scalability law (Gunther), told as times: of N that are served at once each takes
 * {@code alone + contention N + coherency N²} ms. Of a rate, N is the rate times what each takes,
 * by Little's law.
 *
 * @param alone where there are no others
 * @param contention more for each other, which waits for the same
 * @param coherency more for each pair, which has to agree
 */
record ScalabilityLaw(double alone, double contention, double coherency) {

  static final String NAME = "universal scalability law";

  double millisOfUsers(double users) {
    return alone + contention * users + coherency * users * users;
  }

  /** Infinite beyond what can be served; the lesser of two where there are two. */
  double millisOfRate(double perSecond) {
    double perMilli = perSecond / 1000;
    double free = 1 - contention * perMilli;
    double root = free * free - 4 * coherency * alone * perMilli * perMilli;
    return free > 0 && root >= 0 ? 2 * alone / (free + Math.sqrt(root)) : Double.POSITIVE_INFINITY;
  }

  /** The rate at which each takes so long; beyond the worst that lasts, the highest rate. */
  double rateOfMillis(double millis) {
    if (millis <= alone) {
      return 0;
    }
    if (millis >= alone * 2 + contention * bestUsers()) {
      return highestRate();
    }
    double more = millis - alone;
    double served =
        2 * more / (contention + Math.sqrt(contention * contention + 4 * coherency * more));
    return 1000 * served / millis;
  }

  /** The most that can be served in a second; infinite when none is in another's way. */
  double highestRate() {
    return 1000 / (contention + 2 * Math.sqrt(coherency * alone));
  }

  /** How many at once get the most done; infinite when more of them never do less. */
  double bestUsers() {
    return Math.sqrt(alone / coherency);
  }
}

package salvo.capacity.level;

import salvo.stats.times.TimeCounts;

/** Sums over counted times. */
final class Times {

  private Times() {}

  static double sum(TimeCounts times) {
    double sum = 0;
    TimeCounts.Cursor each = times.cursor();
    while (each.next()) {
      sum += (double) each.millis() * each.times();
    }
    return sum;
  }

  static long above(TimeCounts times, double limitMillis) {
    long above = 0;
    TimeCounts.Cursor each = times.cursor();
    while (each.next()) {
      above += each.millis() > limitMillis ? each.times() : 0;
    }
    return above;
  }
}

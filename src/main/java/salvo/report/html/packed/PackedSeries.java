package salvo.report.html.packed;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * The values of a line of a chart: each as what it is more or less than the one before it. A 0
 * stands for none; of the others the lowest bit is the sign.
 *
 * @param scale what a value was multiplied with to be whole
 */
public record PackedSeries(long scale, String text) {

  /**
   * Values rounded to some decimals.
   *
   * @param values NaN where there is none
   * @param factor what each is multiplied with first
   */
  public static PackedSeries of(List<Double> values, double factor, int decimals) {
    PackedNumbers packed = new PackedNumbers();
    long last = 0;
    for (double value : values) {
      if (Double.isFinite(value)) {
        long whole = whole(value * factor, decimals);
        packed.add(1 + signed(whole - last));
        last = whole;
      } else {
        packed.add(0);
      }
    }
    return new PackedSeries(BigDecimal.TEN.pow(decimals).longValueExact(), packed.toString());
  }

  private static long whole(double value, int decimals) {
    return BigDecimal.valueOf(value)
        .movePointRight(decimals)
        .setScale(0, RoundingMode.HALF_UP)
        .longValue();
  }

  private static long signed(long difference) {
    return difference < 0 ? -2 * difference - 1 : 2 * difference;
  }
}

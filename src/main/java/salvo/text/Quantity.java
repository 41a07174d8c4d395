package salvo.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/**
 * Figures as people read them: with their unit, thousands separated, rounded to three significant
 * digits but never coarser than a whole number.
 */
public final class Quantity {

  public static final int DIGITS = 3;

  /** Fewer than a double has, so that 0.07 is 7 % and not 7.000000000000001 %. */
  public static final int MOST_DIGITS = 12;

  private static final MathContext MONEY = new MathContext(4);
  private static final int GROUP = 3;
  private static final double ROUNDS_TO_A_SECOND = 999.5;
  private static final double ROUNDS_TO_THE_NEXT = 999.5;
  private static final String[] BYTES = {" B", " kB", " MB", " GB"};

  private Quantity() {}

  /** "12,345". */
  public static String count(long count) {
    return grouped(Long.toString(count));
  }

  /** A time given in ms: "870 ms", "6.12 s". */
  public static String millis(double millis) {
    return millis(millis, DIGITS);
  }

  /** A share of 0 to 1 in percent: "1.23 %". */
  public static String share(double share) {
    return share(share, DIGITS);
  }

  /** "45.1/s". */
  public static String perSecond(double rate) {
    return perSecond(rate, DIGITS);
  }

  /** A number without a unit: "0.812", "1,234". */
  public static String number(double number) {
    return number(number, DIGITS);
  }

  /** Several things as people list them: "one, two and three". */
  public static String listed(List<String> things) {
    int last = things.size() - 1;
    return last < 1
        ? String.join("", things)
        : String.join(", ", things.subList(0, last)) + " and " + things.get(last);
  }

  /** An amount of money with four digits: "0.01234 EUR"; without a currency where nobody says. */
  public static String money(BigDecimal amount, String currency) {
    String digits = amount.round(MONEY).stripTrailingZeros().toPlainString();
    return currency.isEmpty() ? digits : digits + " " + currency;
  }

  /** Memory: "48 B", "120 MB", "1.25 GB"; nothing is more than gigabytes. */
  public static String bytes(double bytes) {
    return bytes(bytes, DIGITS);
  }

  /** "1.25 MB/s". */
  public static String bytesPerSecond(double bytes) {
    return bytesPerSecond(bytes, DIGITS);
  }

  /** A share with as many digits as set it apart from a bound that it is beyond. */
  public static String shareBeyond(double share, double bound) {
    return apart(share, bound, Quantity::share);
  }

  /** A time in ms with as many digits as set it apart from a bound that it is beyond. */
  public static String millisBeyond(double millis, double bound) {
    return apart(millis, bound, Quantity::millis);
  }

  private static String apart(double value, double bound, Text text) {
    int digits = DIGITS;
    while (digits < MOST_DIGITS && text.of(value, digits).equals(text.of(bound, digits))) {
      digits++;
    }
    return text.of(value, digits);
  }

  private interface Text {
    String of(double value, int digits);
  }

  public static String millis(double millis, int digits) {
    return millis < ROUNDS_TO_A_SECOND
        ? number(millis, digits) + " ms"
        : number(millis / 1000, digits) + " s";
  }

  public static String bytes(double bytes, int digits) {
    double amount = bytes;
    int unit = 0;
    while (Math.abs(amount) >= ROUNDS_TO_THE_NEXT && unit < BYTES.length - 1) {
      amount /= 1000;
      unit++;
    }
    return number(amount, digits) + BYTES[unit];
  }

  public static String bytesPerSecond(double bytes, int digits) {
    return bytes(bytes, digits) + "/s";
  }

  public static String share(double share, int digits) {
    return number(share * 100, digits) + " %";
  }

  public static String perSecond(double rate, int digits) {
    return number(rate, digits) + "/s";
  }

  public static String number(double number, int digits) {
    if (!Double.isFinite(number)) {
      return "unknown";
    }
    BigDecimal exact = BigDecimal.valueOf(number);
    int integerDigits = exact.precision() - exact.scale();
    int decimals = Math.max(0, digits - integerDigits);
    BigDecimal rounded = exact.setScale(decimals, RoundingMode.HALF_UP).stripTrailingZeros();
    return grouped(rounded.toPlainString());
  }

  /** Not by a NumberFormat: loading its locales takes longer than a whole report of figures. */
  private static String grouped(String number) {
    StringBuilder text = new StringBuilder(number);
    int first = number.startsWith("-") ? 1 : 0;
    int point = number.indexOf('.');
    for (int i = (point < 0 ? number.length() : point) - GROUP; i > first; i -= GROUP) {
      text.insert(i, ',');
    }
    return text.toString();
  }
}

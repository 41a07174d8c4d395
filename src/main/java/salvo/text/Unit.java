package salvo.text;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Unit of what is measured: how the name of its column ends, and what the reports call it. */
public enum Unit {
  /** 0 to 1 in the reports, in percent in a file. */
  SHARE("percent", "share", 100, 2),
  CORES("cores", "cores", 1, 3),
  BYTES_PER_SECOND("bytes_per_s", "bytes/s", 1, 0),
  BYTES("bytes", "bytes", 1, 0),
  MILLIS("ms", "ms", 1, 3),
  PER_SECOND("per_s", "/s", 1, 3),
  COUNT("count", "count", 1, 3),
  CELSIUS("celsius", "celsius", 1, 1),
  WATTS("watts", "watts", 1, 2),
  SECONDS("seconds", "seconds", 1, 6),
  /** What only its source knows the unit of. */
  VALUE("value", "", 1, -1),
  /** Of a column whose name tells no unit. */
  NONE("", "", 1, -1);

  private final String ending;
  private final String label;
  private final int scale;
  private final int decimals;

  Unit(String ending, String label, int scale, int decimals) {
    this.ending = ending;
    this.label = label;
    this.scale = scale;
    this.decimals = decimals;
  }

  /** Such as "bytes_per_s"; empty where a column's name tells none. */
  public String ending() {
    return ending;
  }

  /** What the reports call it, such as "bytes/s"; empty where it is not known. */
  public String label() {
    return label;
  }

  /** What a value is multiplied with in a file. */
  public int scale() {
    return scale;
  }

  /** Rounds to what is saved, so that a saved run has the figures that were shown at its end. */
  public double rounded(double value) {
    return decimals < 0 || !Double.isFinite(value) ? value : saved(value).doubleValue() / scale;
  }

  /** The cell of a file; empty for what is not known. */
  public String cell(double value) {
    if (!Double.isFinite(value)) {
      return "";
    }
    return decimals < 0 ? Double.toString(value) : saved(value).toPlainString();
  }

  /** The value of a cell that is not empty. */
  public double parse(String cell) {
    return Double.parseDouble(cell) / scale;
  }

  private BigDecimal saved(double value) {
    BigDecimal exact = BigDecimal.valueOf(value).multiply(BigDecimal.valueOf(scale));
    BigDecimal rounded = exact.setScale(decimals, RoundingMode.HALF_UP).stripTrailingZeros();
    return rounded.signum() == 0 ? BigDecimal.ZERO : rounded;
  }
}

package salvo.text;

import java.util.Arrays;

/**
 * The name of a column of samples, which tells its unit and how its values are joined: {@code
 * disk_sda_read_bytes_per_s}. One that ends with no unit is a plain number.
 *
 * @param stem what is left of the name without the two
 */
public record ColumnName(String stem, Unit unit, Joining joining) {

  /** Reads a name, of whatever file. */
  public static ColumnName of(String text) {
    Joining joining =
        Arrays.stream(Joining.values())
            .filter(it -> it != Joining.MEAN && text.endsWith(it.ending()))
            .findFirst()
            .orElse(Joining.MEAN);
    String rest = text.substring(0, text.length() - joining.ending().length());
    return Arrays.stream(Unit.values())
        .filter(unit -> unit != Unit.NONE && endsWith(rest, unit))
        .map(unit -> new ColumnName(withoutEnding(rest, unit), unit, joining))
        .findFirst()
        .orElse(new ColumnName(text, Unit.NONE, Joining.MEAN));
  }

  /** The name as a file has it. */
  public String text() {
    return unit == Unit.NONE ? stem : stem + "_" + unit.ending() + joining.ending();
  }

  /** Whether the name ends with a unit. */
  public boolean hasUnit() {
    return unit != Unit.NONE;
  }

  private static boolean endsWith(String name, Unit unit) {
    return name.length() > unit.ending().length() + 1 && name.endsWith("_" + unit.ending());
  }

  private static String withoutEnding(String name, Unit unit) {
    return name.substring(0, name.length() - unit.ending().length() - 1);
  }
}

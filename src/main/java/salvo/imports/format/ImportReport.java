package salvo.imports.format;

import java.util.List;

/**
 * What was taken of a file, and what was not: each of its calls once.
 *
 * @param calls how many calls the file has, counted apart
 * @param leftOut calls
 * @param guessed about what was taken
 * @param ignored what is no call
 */
public record ImportReport(
    String format,
    String file,
    int calls,
    List<Item> taken,
    List<Item> leftOut,
    List<Item> guessed,
    List<Item> ignored) {

  /**
   * One line.
   *
   * @param place file and line, or where in the file it is
   * @param what the call, or the part
   * @param reason why; empty where it needs none
   * @param count how many calls it stands for
   */
  public record Item(String place, String what, String reason, int count) {

    /** Of one call, or of what is none. */
    public Item(String place, String what, String reason) {
      this(place, what, reason, 1);
    }
  }

  public ImportReport {
    if (count(taken) + count(leftOut) != calls) {
      throw new IllegalStateException(
          "Of "
              + calls
              + " calls "
              + count(taken)
              + " are listed as taken and "
              + count(leftOut)
              + " as left out");
    }
  }

  /** How many calls these stand for. */
  public static int count(List<Item> items) {
    return items.stream().mapToInt(Item::count).sum();
  }
}

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
   */
  public record Item(String place, String what, String reason) {}

  public ImportReport {
    if (taken.size() + leftOut.size() != calls) {
      throw new IllegalStateException(
          "Of "
              + calls
              + " calls "
              + taken.size()
              + " are told as taken and "
              + leftOut.size()
              + " as left out");
    }
  }
}

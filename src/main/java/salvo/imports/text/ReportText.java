package salvo.imports.text;

import java.util.ArrayList;
import java.util.List;
import salvo.imports.format.ImportReport;
import salvo.imports.format.ImportReport.Item;
import salvo.text.Quantity;
import salvo.text.RefusalText;

/** What was taken, guessed and left out, for people. */
public final class ReportText {

  private ReportText() {}

  /** The lines, the sum last. */
  public static List<String> of(ImportReport report) {
    List<String> lines = new ArrayList<>();
    add("Taken", report.taken(), lines);
    add("Guessed", report.guessed(), lines);
    add("Left out", report.leftOut(), lines);
    add("Not taken, as it is not a call", report.ignored(), lines);
    lines.add(
        Quantity.count(report.calls())
            + (report.calls() == 1 ? " call: " : " calls: ")
            + Quantity.count(ImportReport.count(report.taken()))
            + " taken, "
            + Quantity.count(ImportReport.count(report.leftOut()))
            + " left out.");
    return lines;
  }

  private static void add(String title, List<Item> items, List<String> lines) {
    if (items.isEmpty()) {
      return;
    }
    lines.add(title + ":");
    for (Item item : items) {
      String reason = item.reason().isEmpty() ? "" : ": " + item.reason();
      String many = item.count() == 1 ? "" : Quantity.count(item.count()) + " x ";
      lines.add("  " + many + RefusalText.of(item.what() + reason + "  (" + item.place() + ")"));
    }
    lines.add("");
  }
}

package salvo.cli;

import java.io.PrintWriter;
import java.util.List;
import salvo.monitor.sample.ResourceSample;
import salvo.report.console.ResourceLines;

/** Samples as they are taken: a table renewed in place at a terminal, elsewhere a line for each. */
final class LiveTable {

  private final PrintWriter out;
  private final boolean inPlace;
  private final boolean ascii;
  private int lines;
  private long shownMillis = -1;

  /**
   * A table.
   *
   * @param inPlace whether the terminal can move up and clear what is below
   * @param ascii whether it shows nothing but ASCII
   */
  LiveTable(PrintWriter out, boolean inPlace, boolean ascii) {
    this.out = out;
    this.inPlace = inPlace;
    this.ascii = ascii;
  }

  /** Prints a line that stays. */
  void head(String line) {
    out.println(line);
    out.flush();
    lines = 0;
  }

  /** Shows a sample, once. */
  void show(ResourceSample sample) {
    if (sample.runMillis() == shownMillis) {
      return;
    }
    shownMillis = sample.runMillis();
    if (inPlace) {
      renew(ResourceLines.table(sample, ascii));
    } else {
      out.println(ResourceLines.line(sample, ascii));
    }
    out.flush();
  }

  private void renew(List<String> table) {
    if (lines > 0) {
      out.print("\u001b[" + lines + "A\u001b[J");
    }
    table.forEach(out::println);
    lines = table.size();
  }
}

package salvo.report.console;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import salvo.slo.Metric;
import salvo.text.TerminalText;
import salvo.text.TextTable;
import salvo.text.TextTable.Column;

/** Facts, and below them figures of several endpoints, as text of 80 columns. */
public final class FigureTable {

  private static final int LABEL = 26;
  private static final int FIGURE = 10;

  private final TerminalText text;
  private final ConsolePage page;
  private final TextTable table;
  private final List<Metric> metrics;

  /**
   * An empty table.
   *
   * @param ascii whether only ASCII can be shown
   * @param metrics at most five
   */
  public FigureTable(boolean ascii, List<Metric> metrics) {
    this.metrics = metrics;
    text = new TerminalText(ascii);
    page = new ConsolePage(text, false);
    table =
        page.table(
            Stream.concat(
                    Stream.of(Column.left(LABEL)), metrics.stream().map(it -> Column.right(FIGURE)))
                .toArray(Column[]::new));
  }

  /** A line such as "profile smoke". */
  public void fact(String label, String value) {
    page.paragraph(text.left(label, LABEL), LABEL, value);
  }

  /** The heads of the columns, after a blank line. */
  public void head() {
    page.blank();
    page.line(line("Scope", metric -> metric.equals(Metric.MIN_RPS) ? "rate" : metric.key()));
  }

  /** The figures of an endpoint; a dash where there is none. */
  public void row(String endpoint, Function<Metric, OptionalDouble> figure) {
    page.line(line(endpoint, metric -> text(metric, figure.apply(metric))));
  }

  @Override
  public String toString() {
    return page.toString();
  }

  private String line(String first, Function<Metric, String> cell) {
    return table.line(
        Stream.concat(Stream.of(first), metrics.stream().map(cell)).toArray(String[]::new));
  }

  private static String text(Metric metric, OptionalDouble figure) {
    return figure.isPresent() ? metric.text(figure.getAsDouble()) : "-";
  }
}

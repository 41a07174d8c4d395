package salvo.suite;

import static salvo.text.Quantity.count;
import static salvo.text.Quantity.millis;
import static salvo.text.Quantity.share;
import static salvo.text.TextTable.Column.left;
import static salvo.text.TextTable.Column.right;

import java.nio.file.Path;
import salvo.report.console.ConsolePage;
import salvo.report.words.Tone;
import salvo.text.TerminalText;
import salvo.text.TextTable;

/** The end of several runs for people at a terminal, in 80 columns. */
public final class ConsoleSuite {

  private static final int MOST_REASONS = 10;

  private final ConsolePage page;
  private final TextTable runs;

  private ConsoleSuite(ConsolePage page) {
    this.page = page;
    runs = page.table(left(14), left(24), right(10), right(8), right(8), right(8), right(8));
  }

  /**
   * Renders a report.
   *
   * @param folder that holds all runs
   * @param colour whether the terminal shows colours
   * @param ascii whether it shows nothing but ASCII
   */
  public static String render(SuiteReport report, Path folder, boolean colour, boolean ascii) {
    ConsolePage page = new ConsolePage(new TerminalText(ascii), colour);
    new ConsoleSuite(page).write(report, folder);
    return page.toString();
  }

  private void write(SuiteReport report, Path folder) {
    page.blank();
    page.verdict(report.verdict(), MOST_REASONS, SuiteJson.FILE_NAME);
    page.blank();
    page.labelled(
        "Requests",
        count(report.requests())
            + " in "
            + count(report.members().size())
            + " runs, "
            + count(report.ko())
            + " failed ("
            + share(report.errorRate())
            + ")");
    page.blank();
    page.line(runs.line("", "Simulation", "Requests", "Failed", "p50", "p95", "p99"));
    report.members().forEach(this::run);
    page.blank();
    page.uncut("Files", folder.toString());
  }

  private void run(SuiteMember member) {
    String mark = member.status().name();
    String line =
        member
            .figures()
            .map(it -> line(mark, member.simulation(), it))
            .orElseGet(() -> runs.line(mark, member.simulation(), "-", "-", "-", "-", "-"));
    page.marked(mark, Tone.of(member.status()), line);
  }

  private String line(String mark, String simulation, SuiteMember.Figures figures) {
    return runs.line(
        mark,
        simulation,
        count(figures.requests()),
        count(figures.ko()),
        millis(figures.p50()),
        millis(figures.p95()),
        millis(figures.p99()));
  }
}

package salvo.doctor.output;

import java.util.List;
import java.util.Locale;
import salvo.doctor.finding.Finding;
import salvo.text.TerminalText;

/** Findings for people: a line for each, with its fix below. */
public final class FindingsText {

  private static final int WIDTH = 100;
  private static final int LEVEL_WIDTH = 9;
  private static final String MARGIN = "  ";

  private final StringBuilder text = new StringBuilder();
  private final TerminalText terminal;
  private final int checkWidth;

  /**
   * @param ascii whether the console shows nothing else
   * @param checkWidth columns for what was looked at
   */
  public FindingsText(boolean ascii, int checkWidth) {
    this.terminal = new TerminalText(ascii);
    this.checkWidth = checkWidth;
  }

  /** Columns that show each of the names in full, up to a bound. */
  public static int width(List<Finding> findings, int most) {
    int longest = findings.stream().mapToInt(it -> TerminalText.width(it.check())).max().orElse(0);
    return Math.min(longest + 2, most);
  }

  /** A heading, and what was found. */
  public void section(String title, List<Finding> findings) {
    line(title);
    findings.forEach(this::finding);
    line("");
  }

  /** How many problems and notes there are. */
  public void summary(long problems, long notes) {
    line(counted(problems, "problem") + ", " + counted(notes, "note") + ".");
  }

  public void line(String line) {
    text.append(terminal.clean(line).stripTrailing()).append('\n');
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private void finding(Finding finding) {
    String level = terminal.left(finding.level().name().toLowerCase(Locale.ROOT), LEVEL_WIDTH);
    String blank = " ".repeat(LEVEL_WIDTH + checkWidth);
    if (TerminalText.width(finding.check()) < checkWidth) {
      paragraph(level + terminal.left(finding.check(), checkWidth), finding.text());
    } else {
      line(MARGIN + level + finding.check());
      paragraph(blank, finding.text());
    }
    finding.fix().ifPresent(it -> paragraph(blank, it));
  }

  private void paragraph(String head, String words) {
    String start = head;
    for (String line : terminal.wrap(words, WIDTH - MARGIN.length() - head.length())) {
      line(MARGIN + start + line);
      start = " ".repeat(head.length());
    }
  }

  private static String counted(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}

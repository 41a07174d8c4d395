package salvo.doctor.output;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import salvo.doctor.finding.Diagnosis;
import salvo.doctor.finding.Finding;
import salvo.doctor.finding.Level;
import salvo.doctor.finding.TargetFindings;
import salvo.text.RefusalText;
import salvo.text.TerminalText;

/** A diagnosis for people: a line for each finding, with its fix below. */
public final class DiagnosisText {

  private static final int WIDTH = 100;
  private static final int LEVEL_WIDTH = 9;
  private static final int CHECK_WIDTH = 19;
  private static final String MARGIN = "  ";

  private final StringBuilder text = new StringBuilder();
  private final TerminalText terminal;

  private DiagnosisText(boolean ascii) {
    this.terminal = new TerminalText(ascii);
  }

  /**
   * The whole of it.
   *
   * @param ascii whether the console shows nothing else
   */
  public static String of(Diagnosis diagnosis, boolean ascii) {
    DiagnosisText writer = new DiagnosisText(ascii);
    writer.section("This machine", diagnosis.machine());
    Optional<TargetFindings> target = diagnosis.target();
    target.ifPresent(
        it ->
            writer.section("The target " + RefusalText.of(it.address().toString()), it.findings()));
    if (target.isEmpty()) {
      writer.line("No target was asked: give it with --base-url URL, or set salvo.baseUrl.");
    }
    writer.line(summary(diagnosis));
    return writer.text.toString();
  }

  private void section(String title, List<Finding> findings) {
    line(title);
    findings.forEach(this::finding);
    line("");
  }

  private void finding(Finding finding) {
    String head =
        terminal.left(finding.level().name().toLowerCase(Locale.ROOT), LEVEL_WIDTH)
            + terminal.left(finding.check(), CHECK_WIDTH);
    paragraph(head, finding.text());
    finding.fix().ifPresent(it -> paragraph(" ".repeat(head.length()), it));
  }

  private void paragraph(String head, String words) {
    String start = head;
    for (String line : terminal.wrap(words, WIDTH - MARGIN.length() - head.length())) {
      line(MARGIN + start + line);
      start = " ".repeat(head.length());
    }
  }

  private static String summary(Diagnosis diagnosis) {
    return counted(diagnosis.count(Level.PROBLEM), "problem")
        + ", "
        + counted(diagnosis.count(Level.NOTE), "note")
        + ".";
  }

  private static String counted(long count, String what) {
    return count == 0 ? "0 " + what + "s" : count + " " + what + (count == 1 ? "" : "s");
  }

  private void line(String line) {
    text.append(line.stripTrailing()).append('\n');
  }
}

package salvo.report.console;

import java.util.ArrayList;
import java.util.List;
import salvo.report.words.Tone;
import salvo.slo.Cause;
import salvo.slo.Verdict;
import salvo.text.Quantity;
import salvo.text.TerminalText;
import salvo.text.TextTable;

/** The lines of a console report, 80 columns wide; only fixed words are ever coloured. */
public final class ConsolePage {

  static final int COLUMNS = 80;

  private static final int LABEL_COLUMNS = 12;
  private static final String RESET = "\u001b[0m";

  private final TerminalText text;
  private final boolean colour;
  private final List<String> lines = new ArrayList<>();

  public ConsolePage(TerminalText text, boolean colour) {
    this.text = text;
    this.colour = colour;
  }

  public TextTable table(TextTable.Column... columns) {
    return new TextTable(text, List.of(columns));
  }

  public void blank() {
    lines.add("");
  }

  /** A line of our own words. */
  public void line(String line) {
    lines.add(line);
  }

  /** A line that begins with the mark, which is coloured. */
  public void marked(String mark, Tone tone, String line) {
    lines.add(painted(mark, tone) + line.substring(mark.length()));
  }

  /** As many lines as the text needs, the label before the first. */
  public void labelled(String label, String value) {
    paragraph(text.left(label, LABEL_COLUMNS), LABEL_COLUMNS, value);
  }

  /** One line however long, the label before it. */
  public void uncut(String label, String value) {
    lines.add(text.left(label, LABEL_COLUMNS) + text.clean(value));
  }

  /** One line, cut where it is too long. */
  void fitted(String lead, String value) {
    lines.add(lead + text.fit(value, COLUMNS - lead.length()));
  }

  /** Lines that begin with the lead, and the following ones with as many blanks as the indent. */
  void paragraph(String lead, int indent, String value) {
    String start = lead;
    for (String line : text.wrap(value, COLUMNS - indent)) {
      lines.add((start + line).stripTrailing());
      start = " ".repeat(indent);
    }
  }

  /**
   * The verdict's word in its colour, and as many of its reasons as the limit beside it; the first
   * regression is always among them.
   */
  public void verdict(Verdict verdict, int mostReasons, String file) {
    String status = verdict.status().name();
    List<String> reasons = verdict.reasons();
    int first = lines.size();
    int indent = status.length() + 2;
    paragraph(status + "  ", indent, reasons.get(0));
    lines.set(
        first,
        painted(status, Tone.of(verdict.status())) + lines.get(first).substring(status.length()));
    List<String> shown = shown(verdict, mostReasons);
    shown.forEach(reason -> paragraph(" ".repeat(indent), indent, reason));
    int more = reasons.size() - 1 - shown.size();
    if (more > 0) {
      line(" ".repeat(indent) + "And " + Quantity.count(more) + " more in " + file + ".");
    }
  }

  /** The reasons after the first. */
  private static List<String> shown(Verdict verdict, int most) {
    List<Cause> causes = verdict.causes();
    List<Cause> shown = new ArrayList<>(causes.subList(1, Math.min(most, causes.size())));
    if (causes.stream().limit(most).noneMatch(Cause.Regressed.class::isInstance)) {
      causes.stream().filter(Cause.Regressed.class::isInstance).findFirst().ifPresent(shown::add);
    }
    return shown.stream().map(Cause::sentence).toList();
  }

  @Override
  public String toString() {
    return String.join("\n", lines) + "\n";
  }

  private String painted(String word, Tone tone) {
    return colour ? code(tone) + word + RESET : word;
  }

  private static String code(Tone tone) {
    return switch (tone) {
      case GOOD -> "\u001b[32m";
      case BAD -> "\u001b[31m";
      case WARN -> "\u001b[33m";
      case NEUTRAL -> "\u001b[2m";
    };
  }
}

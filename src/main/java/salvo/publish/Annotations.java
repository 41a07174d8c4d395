package salvo.publish;

import java.util.List;

/**
 * Verdicts as annotations of a job on GitHub: lines on its standard output, one for each reason.
 */
public final class Annotations {

  /** GitHub shows ten of a kind in one step. */
  private static final int MOST = 10;

  private Annotations() {}

  /** The lines, each with its end. */
  public static String of(List<PublishedRun> runs) {
    StringBuilder lines = new StringBuilder();
    runs.forEach(run -> append(lines, run));
    return lines.toString();
  }

  private static void append(StringBuilder lines, PublishedRun run) {
    String kind =
        switch (run.status()) {
          case "PASS" -> "notice";
          case "FAIL" -> "error";
          default -> "warning";
        };
    List<String> reasons = run.reasons();
    int shown = reasons.size() > MOST ? MOST - 1 : reasons.size();
    reasons.subList(0, shown).forEach(it -> line(lines, kind, run, it));
    if (shown < reasons.size()) {
      line(lines, kind, run, "And " + (reasons.size() - shown) + " more: see the report.");
    }
  }

  private static void line(StringBuilder lines, String kind, PublishedRun run, String reason) {
    lines
        .append("::")
        .append(kind)
        .append(" title=")
        .append(property(run.status() + ": " + run.title()))
        .append("::")
        .append(message(reason))
        .append('\n');
  }

  private static String message(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return message(text).replace(":", "%3A").replace(",", "%2C");
  }
}

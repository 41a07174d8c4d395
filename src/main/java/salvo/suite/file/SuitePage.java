package salvo.suite.file;

import static salvo.text.Quantity.count;
import static salvo.text.Quantity.share;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import salvo.report.page.StandalonePage;
import salvo.report.words.Tone;
import salvo.suite.SuiteReport;
import salvo.text.DurationText;

/** Composes a suite's {@code report.html}. */
final class SuitePage {

  private SuitePage() {}

  static String text(SuiteReport report, List<SuiteRow> rows, List<String> files) {
    return StandalonePage.text(
        "suite",
        Map.of(
            "id",
            report.id(),
            "status",
            report.verdict().status().name(),
            "tone",
            Tone.of(report.verdict().status()).name().toLowerCase(Locale.ROOT),
            "reasons",
            report.verdict().reasons(),
            "summary",
            summary(report),
            "heads",
            SuiteRow.FIGURES,
            "rows",
            rows,
            "files",
            files));
  }

  /** What all runs came to. */
  static String summary(SuiteReport report) {
    return count(report.requests())
        + " requests in "
        + count(report.members().size())
        + (report.members().size() == 1 ? " run" : " runs")
        + ", "
        + count(report.ko())
        + " failed ("
        + share(report.errorRate())
        + "), in "
        + DurationText.rounded(report.durationSeconds());
  }
}

package salvo.suite.file;

import static salvo.text.Quantity.count;
import static salvo.text.Quantity.millis;
import static salvo.text.Quantity.perSecond;
import static salvo.text.Quantity.share;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import salvo.report.html.HtmlReport;
import salvo.report.words.Tone;
import salvo.saved.RunFiles;
import salvo.suite.SuiteMember;
import salvo.suite.SuiteReport;
import salvo.text.DurationText;

/**
 * A run of a suite as people read it.
 *
 * @param link to its own report, or else to what it said; relative to the suite's folder, and empty
 *     where there is neither
 * @param what its system and profile
 * @param figures requests, request rate, error rate, p50, p95, p99 and duration; a dash for each
 *     where it left no summary
 */
public record SuiteRow(
    String simulation,
    String link,
    String what,
    String status,
    String tone,
    String reason,
    List<String> figures) {

  static final List<String> FIGURES =
      List.of("Requests", "Request rate", "Error rate", "p50", "p95", "p99", "Duration");

  private static final String NONE = "-";

  static List<SuiteRow> of(SuiteReport report, Path folder) {
    return report.members().stream().map(it -> of(it, folder)).toList();
  }

  private static SuiteRow of(SuiteMember member, Path folder) {
    return new SuiteRow(
        member.simulation(),
        link(member, folder),
        member.figures().map(it -> it.system() + ", " + it.profile()).orElse(""),
        member.status().name(),
        Tone.of(member.status()).name().toLowerCase(Locale.ROOT),
        member.reasons().isEmpty() ? "" : member.reasons().get(0),
        member.figures().map(SuiteRow::figures).orElse(FIGURES.stream().map(it -> NONE).toList()));
  }

  private static String link(SuiteMember member, Path folder) {
    String report =
        member
            .figures()
            .map(it -> it.runId() + "/" + RunFiles.FOLDER + "/" + HtmlReport.FILE_NAME)
            .orElse("");
    if (!report.isEmpty() && Files.isRegularFile(folder.resolve(report))) {
      return report;
    }
    String said = member.simulation() + ".txt";
    return Files.isRegularFile(folder.resolve(said)) ? said : "";
  }

  private static List<String> figures(SuiteMember.Figures of) {
    return List.of(
        count(of.requests()),
        perSecond(of.requestsPerSecond()),
        share(of.errorRate()),
        millis(of.p50()),
        millis(of.p95()),
        millis(of.p99()),
        DurationText.rounded(of.durationSeconds()));
  }
}

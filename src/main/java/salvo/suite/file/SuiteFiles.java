package salvo.suite.file;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import salvo.report.html.HtmlReport;
import salvo.report.junit.JunitXml;
import salvo.report.markdown.SummaryMarkdown;
import salvo.suite.SuiteJson;
import salvo.suite.SuiteReport;
import salvo.text.Outputs;
import salvo.text.WholeFile;

/** Writes a suite's files, which have the names of a run's. */
public final class SuiteFiles {

  private static final List<String> ALL =
      List.of(HtmlReport.FILE_NAME, SummaryMarkdown.FILE_NAME, JunitXml.FILE_NAME);

  private SuiteFiles() {}

  /**
   * Tries to write them into the folder with all runs; {@code suite.json} comes last.
   *
   * @param chosen names of those to write beside {@code suite.json}; empty means all
   */
  public static Outputs write(SuiteReport report, Path folder, List<String> chosen) {
    List<SuiteRow> rows = SuiteRow.of(report, folder);
    List<String> names =
        ALL.stream().filter(it -> chosen.isEmpty() || chosen.contains(it)).toList();
    Outputs outputs = new Outputs();
    for (String name : names) {
      outputs.attempt(
          name, () -> WholeFile.write(folder.resolve(name), text(name, report, rows, names)));
    }
    outputs.attempt(SuiteJson.FILE_NAME, () -> SuiteJson.write(report, folder));
    return outputs;
  }

  private static String text(
      String name, SuiteReport report, List<SuiteRow> rows, List<String> names) {
    return switch (name) {
      case HtmlReport.FILE_NAME -> SuitePage.text(report, rows, beside(names));
      case SummaryMarkdown.FILE_NAME -> SuiteMarkdown.text(report, rows);
      default -> SuiteJunit.text(report);
    };
  }

  private static List<String> beside(List<String> names) {
    return Stream.concat(
            names.stream().filter(it -> !it.equals(HtmlReport.FILE_NAME)),
            Stream.of(SuiteJson.FILE_NAME))
        .toList();
  }
}

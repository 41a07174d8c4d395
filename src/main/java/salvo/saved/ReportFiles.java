package salvo.saved;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import salvo.report.RunReport;
import salvo.report.csv.EndpointsCsv;
import salvo.report.csv.ErrorsCsv;
import salvo.report.csv.GroupsCsv;
import salvo.report.csv.TimeSeriesCsv;
import salvo.report.html.HtmlReport;
import salvo.report.json.ConfigJson;
import salvo.report.json.SummaryJson;
import salvo.report.junit.JunitXml;
import salvo.report.markdown.SummaryMarkdown;
import salvo.text.Outputs;
import salvo.text.WholeFile;

/** All files that are written from a run's report. */
public final class ReportFiles {

  /** The summary comes last, as the sign that no other is still to come. */
  private static final List<Format> FORMATS =
      List.of(
          new Format(HtmlReport.FILE_NAME, HtmlReport::text),
          new Format(
              SummaryMarkdown.FILE_NAME, report -> SummaryMarkdown.text(report, names(report))),
          new Format(JunitXml.FILE_NAME, JunitXml::text),
          new Format(EndpointsCsv.FILE_NAME, EndpointsCsv::text),
          new Format(GroupsCsv.FILE_NAME, GroupsCsv::text),
          new Format(TimeSeriesCsv.FILE_NAME, TimeSeriesCsv::text),
          new Format(ErrorsCsv.FILE_NAME, ErrorsCsv::text),
          new Format(ConfigJson.FILE_NAME, report -> ConfigJson.text(report.configuration())),
          new Format(SummaryJson.FILE_NAME, SummaryJson::text));

  private ReportFiles() {}

  private record Format(String fileName, Function<RunReport, String> text) {}

  /** The names of all files that a report can have. */
  public static List<String> all() {
    return FORMATS.stream().map(Format::fileName).toList();
  }

  /** The names of the files of a report, in the order in which they are written. */
  public static List<String> names(RunReport report) {
    return formats(report).stream().map(Format::fileName).toList();
  }

  /**
   * What stands in one of a report's files.
   *
   * @param fileName one of {@link #all}
   * @throws IllegalArgumentException when it is none of them
   */
  public static String text(RunReport report, String fileName) {
    return FORMATS.stream()
        .filter(it -> it.fileName().equals(fileName))
        .map(it -> it.text().apply(report))
        .findAny()
        .orElseThrow(() -> new IllegalArgumentException(fileName + " is none of " + all()));
  }

  /**
   * Writes them all into a run's folder, made if need be.
   *
   * @throws IOException that lists what could not be written, after all the others were
   */
  public static void write(RunReport report, Path folder) throws IOException {
    Outputs outputs = new Outputs();
    write(report, folder, outputs);
    if (!outputs.failures().isEmpty()) {
      throw new IOException("Not written: " + String.join("; ", outputs.failures()));
    }
  }

  /** Makes and writes one after the other, so that no more than one text is in memory. */
  static void write(RunReport report, Path folder, Outputs outputs) {
    for (Format format : formats(report)) {
      outputs.attempt(
          format.fileName(),
          () -> WholeFile.write(folder.resolve(format.fileName()), format.text().apply(report)));
    }
  }

  /** A configuration that is not known is no file. */
  private static List<Format> formats(RunReport report) {
    return FORMATS.stream()
        .filter(it -> !it.fileName().equals(ConfigJson.FILE_NAME) || isConfigured(report))
        .toList();
  }

  private static boolean isConfigured(RunReport report) {
    return !report.configuration().isEmpty();
  }
}

package salvo.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** All files that are written from a run's report. */
public final class ReportFiles {

  /** The summary comes last, as the sign that all others are there. */
  private static final List<Format> FORMATS =
      List.of(
          new Format(HtmlReport.FILE_NAME, HtmlReport::write),
          new Format(SummaryMarkdown.FILE_NAME, SummaryMarkdown::write),
          new Format(JunitXml.FILE_NAME, JunitXml::write),
          new Format(EndpointsCsv.FILE_NAME, EndpointsCsv::write),
          new Format(GroupsCsv.FILE_NAME, GroupsCsv::write),
          new Format(TimeSeriesCsv.FILE_NAME, TimeSeriesCsv::write),
          new Format(ErrorsCsv.FILE_NAME, ErrorsCsv::write),
          new Format(
              ConfigJson.FILE_NAME,
              (report, folder) -> ConfigJson.write(report.configuration(), folder)),
          new Format(SummaryJson.FILE_NAME, SummaryJson::write));

  private ReportFiles() {}

  private record Format(String fileName, Writer writer) {}

  private interface Writer {
    void write(RunReport report, Path folder) throws IOException;
  }

  /** The names of all files that a report can have. */
  public static List<String> all() {
    return FORMATS.stream().map(Format::fileName).toList();
  }

  /** The names of the files of a report, in the order in which they are written. */
  public static List<String> names(RunReport report) {
    return formats(report).stream().map(Format::fileName).toList();
  }

  /**
   * Writes them all into a run's folder, made if need be; one that fails stops only the summary.
   */
  public static void write(RunReport report, Path folder) throws IOException {
    List<Format> formats = formats(report);
    int last = formats.size() - 1;
    List<IOException> failures =
        formats.subList(0, last).parallelStream()
            .flatMap(it -> failure(it, report, folder).stream())
            .toList();
    if (!failures.isEmpty()) {
      failures.stream().skip(1).forEach(failures.get(0)::addSuppressed);
      throw failures.get(0);
    }
    formats.get(last).writer().write(report, folder);
  }

  /** Why the file could not be written; empty when it was. */
  private static Optional<IOException> failure(Format format, RunReport report, Path folder) {
    try {
      format.writer().write(report, folder);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(e);
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

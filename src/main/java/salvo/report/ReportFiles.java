package salvo.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

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

  /** Writes them all into a run's folder, which is made if need be. */
  public static void write(RunReport report, Path folder) throws IOException {
    List<Format> formats = formats(report);
    int last = formats.size() - 1;
    try {
      formats.subList(0, last).parallelStream().forEach(it -> write(it, report, folder));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    formats.get(last).writer().write(report, folder);
  }

  private static void write(Format format, RunReport report, Path folder) {
    try {
      format.writer().write(report, folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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

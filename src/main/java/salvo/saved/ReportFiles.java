package salvo.saved;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import salvo.config.source.SettingsException;
import salvo.config.source.SettingsProblem;
import salvo.report.RunReport;
import salvo.report.csv.EndpointsCsv;
import salvo.report.csv.ErrorsCsv;
import salvo.report.csv.GroupsCsv;
import salvo.report.csv.TimeSeriesCsv;
import salvo.report.html.HtmlReport;
import salvo.report.json.ConfigJson;
import salvo.report.json.ErrorSamplesJson;
import salvo.report.json.SummaryJson;
import salvo.report.junit.JunitXml;
import salvo.report.markdown.SummaryMarkdown;
import salvo.text.NearestName;
import salvo.text.Outputs;
import salvo.text.WholeFile;

/** All files that are written from a run's report. */
public final class ReportFiles {

  /** The summary comes last, as the sign that no other is still to come. */
  private static final List<Format> FORMATS =
      List.of(
          new Format(HtmlReport.FILE_NAME, HtmlReport::text),
          new Format(SummaryMarkdown.FILE_NAME, SummaryMarkdown::text),
          new Format(JunitXml.FILE_NAME, (report, names) -> JunitXml.text(report)),
          new Format(EndpointsCsv.FILE_NAME, (report, names) -> EndpointsCsv.text(report)),
          new Format(GroupsCsv.FILE_NAME, (report, names) -> GroupsCsv.text(report)),
          new Format(TimeSeriesCsv.FILE_NAME, (report, names) -> TimeSeriesCsv.text(report)),
          new Format(ErrorsCsv.FILE_NAME, (report, names) -> ErrorsCsv.text(report)),
          new Format(ErrorSamplesJson.FILE_NAME, (report, names) -> ErrorSamplesJson.text(report)),
          new Format(
              ConfigJson.FILE_NAME, (report, names) -> ConfigJson.text(report.configuration())),
          new Format(SummaryJson.FILE_NAME, (report, names) -> SummaryJson.text(report)));

  private ReportFiles() {}

  private record Format(String fileName, BiFunction<RunReport, List<String>, String> text) {}

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
        .map(it -> it.text().apply(report, names(report)))
        .findAny()
        .orElseThrow(() -> new IllegalArgumentException(fileName + " is none of " + all()));
  }

  /**
   * Writes them into a run's folder, made if need be.
   *
   * @param chosen names of those to write beside the summary; empty means all
   * @throws IOException that lists what could not be written, after all the others were
   */
  public static void write(RunReport report, Path folder, List<String> chosen) throws IOException {
    Outputs outputs = new Outputs();
    write(report, folder, chosen, outputs);
    if (!outputs.failures().isEmpty()) {
      throw new IOException("Not written: " + String.join("; ", outputs.failures()));
    }
  }

  /** Makes and writes one after the other, so that no more than one text is in memory. */
  static void write(RunReport report, Path folder, List<String> chosen, Outputs outputs) {
    List<Format> formats = formats(report, chosen);
    List<String> names = formats.stream().map(Format::fileName).toList();
    for (Format format : formats) {
      outputs.attempt(
          format.fileName(),
          () ->
              WholeFile.write(
                  folder.resolve(format.fileName()), format.text().apply(report, names)));
    }
  }

  /**
   * Refuses names that no file of a report has.
   *
   * @throws SettingsException with the nearest of them
   */
  public static void requireKnown(List<String> chosen) {
    List<SettingsProblem> problems =
        chosen.stream()
            .filter(name -> !all().contains(name))
            .map(
                name ->
                    new SettingsProblem(
                        "salvo.report.formats",
                        name,
                        "",
                        "of " + String.join(", ", all()),
                        NearestName.slipOf(name, all())
                            .map(near -> "did you mean " + near + "?")
                            .orElse("leave it out")))
            .toList();
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
  }

  private static List<Format> formats(RunReport report, List<String> chosen) {
    return formats(report).stream()
        .filter(
            it ->
                chosen.isEmpty()
                    || chosen.contains(it.fileName())
                    || it.fileName().equals(SummaryJson.FILE_NAME))
        .toList();
  }

  /** A configuration that is not known is no file, and neither are samples that there are not. */
  private static List<Format> formats(RunReport report) {
    return FORMATS.stream().filter(it -> isThere(it.fileName(), report)).toList();
  }

  private static boolean isThere(String fileName, RunReport report) {
    return switch (fileName) {
      case ConfigJson.FILE_NAME -> !report.configuration().isEmpty();
      case ErrorSamplesJson.FILE_NAME -> !report.samples().isEmpty();
      default -> true;
    };
  }
}

package salvo.saved;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import salvo.report.RunReport;
import salvo.report.json.SummaryJson;
import salvo.text.Outputs;
import salvo.text.WholeFile;

/** Where the files of a run stand: in the {@code salvo} folder of its own folder. */
public final class RunFiles {

  public static final String RESOURCES = "resources.csv";
  public static final String SANDBOX_LOG = "sandbox.log";

  /** All that a search for a capacity found. */
  public static final String CAPACITY = "capacity.json";

  public static final String FOLDER = "salvo";
  private static final String INJECTORS = "injectors";
  private static final String LATEST = "latest";

  private RunFiles() {}

  /** Gatling's log. */
  public static Path log(Path runFolder) {
    return runFolder.resolve("simulation.log");
  }

  /** The summary, which is the last of the reports to be written. */
  public static Path summary(Path runFolder) {
    return runFolder.resolve(FOLDER).resolve(SummaryJson.FILE_NAME);
  }

  /** Where the runs of one of several injectors stand, within the folder of their common run. */
  public static Path injector(Path runFolder, int index) {
    return runFolder.resolve(INJECTORS).resolve(String.valueOf(index));
  }

  /** The folder of the common run, from where one of its injectors has its own run. */
  public static Path common(Path ofInjector) {
    return ofInjector.toAbsolutePath().getParent().getParent();
  }

  /** Where injectors find one another that have this folder in common. */
  public static Path meeting(Path runFolder) {
    return runFolder.resolve(INJECTORS);
  }

  /** The folder of our files, made if need be. */
  public static Path folder(Path runFolder) {
    try {
      return Files.createDirectories(runFolder.resolve(FOLDER));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make the folder of the reports in " + runFolder, e);
    }
  }

  /** Saves what the run knows of itself. */
  public static void write(RunFacts facts, Path runFolder) {
    Path folder = folder(runFolder);
    try {
      RunFactsJson.write(facts, folder);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + RunFactsJson.FILE_NAME + " to " + folder, e);
    }
  }

  /**
   * Tries to save what the run knows of itself, its reports, and its name in the file that names
   * the newest one.
   *
   * @param formats names of the reports to write beside the summary; empty means all
   */
  public static void write(
      RunFacts facts, RunReport report, Path runFolder, List<String> formats, Outputs outputs) {
    outputs.attempt(RunFactsJson.FILE_NAME, () -> RunFactsJson.write(facts, folder(runFolder)));
    writeReports(report, runFolder, formats, outputs);
  }

  /** Tries to save the reports of a run, and its name in the file that names the newest one. */
  public static void writeReports(
      RunReport report, Path runFolder, List<String> formats, Outputs outputs) {
    ReportFiles.write(report, runFolder.resolve(FOLDER), formats, outputs);
    outputs.attempt(
        LATEST,
        () -> WholeFile.write(runFolder.resolveSibling(LATEST), runFolder.getFileName() + "\n"));
  }
}

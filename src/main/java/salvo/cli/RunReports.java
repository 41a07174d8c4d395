package salvo.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import salvo.report.RunReport;
import salvo.report.console.ConsoleVerdict;
import salvo.saved.ReportFiles;
import salvo.saved.SavedRun;

/** Makes every report of a saved run in a folder, and shows its verdict. */
final class RunReports {

  private RunReports() {}

  /**
   * Gives the report that was written.
   *
   * @param formats names of the files to write beside the summary; empty means all
   * @param requests whether each request is written too
   */
  static RunReport write(
      SavedRun saved, Path folder, List<String> formats, boolean requests, PrintWriter out)
      throws IOException {
    Files.createDirectories(folder);
    RunReport report = requests ? saved.reportWithRequests(folder) : saved.report();
    ReportFiles.write(report, folder, formats);
    out.print(ConsoleVerdict.render(report, folder, Terminal.isInteractive(), Terminal.isAscii()));
    out.flush();
    return report;
  }
}

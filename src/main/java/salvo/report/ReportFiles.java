package salvo.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** All files that are made from a report. */
public final class ReportFiles {

  private static final List<String> ALL = List.of(SummaryJson.FILE_NAME);

  private ReportFiles() {}

  /** Their names. */
  public static List<String> all() {
    return ALL;
  }

  /** Writes every one of them; the summary last, as the sign that the others are complete. */
  public static void write(RunReport report, Path folder) throws IOException {
    SummaryJson.write(report, folder);
  }
}

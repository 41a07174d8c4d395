package salvo.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import salvo.report.RunReport;

/** The files that the page leads to, where the run's folder is at hand. */
record HtmlFiles(String address, String about) {

  private static final List<HtmlFiles> KNOWN =
      List.of(
          new HtmlFiles("summary.json", "everything that was counted and decided"),
          new HtmlFiles("summary.md", "the same in brief"),
          new HtmlFiles("junit.xml", "the objectives as test cases"),
          new HtmlFiles("endpoints.csv", "the figures of each endpoint"),
          new HtmlFiles("groups.csv", "the same by user type and task"),
          new HtmlFiles("timeseries.csv", "the figures of each second"),
          new HtmlFiles("errors.csv", "the causes of failures"),
          new HtmlFiles("error-samples.json", "failed requests, as sent and answered"),
          new HtmlFiles("config.json", "every setting in force"),
          new HtmlFiles("capacity.json", "every level of the search"));

  private static final HtmlFiles REQUESTS = new HtmlFiles("requests.csv.gz", "each request");
  private static final HtmlFiles RESOURCES =
      new HtmlFiles("resources.csv", "the machines, each second");
  private static final HtmlFiles GATLING = new HtmlFiles("../index.html", "Gatling's own report");

  /** Those that were written with it, then those that a run leaves before its report. */
  static List<HtmlFiles> of(RunReport report, List<String> names) {
    List<HtmlFiles> files = new ArrayList<>();
    KNOWN.stream()
        .filter(
            it ->
                names.contains(it.address)
                    || it.address.equals("capacity.json") && report.capacity().isPresent())
        .forEach(files::add);
    if (hasRequests(report)) {
      files.add(REQUESTS);
    }
    if (!report.resourceSeries().isEmpty()) {
      files.add(RESOURCES);
    }
    files.add(GATLING);
    return files;
  }

  /** Where each request was written: unless the settings leave that out. */
  private static boolean hasRequests(RunReport report) {
    return report.configuration().get("report") instanceof Map<?, ?> settings
        && Boolean.TRUE.equals(settings.get("requests"));
  }
}

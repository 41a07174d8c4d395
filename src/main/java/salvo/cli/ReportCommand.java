package salvo.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import salvo.report.OtherMachine;
import salvo.report.ReportFiles;
import salvo.report.RunReport;
import salvo.run.SavedRun;

/** Makes every report of a saved run, also of one that another Gatling project has made. */
@Command(
    name = ReportCommand.NAME,
    mixinStandardHelpOptions = true,
    addMethodSubcommands = false,
    sortOptions = false,
    description = {
      "Makes every report of a saved run, also of one that another Gatling 3.15 project has made.",
      "Such a run is judged by the objectives of salvo.slo in application.conf."
    })
final class ReportCommand implements Callable<Integer> {

  static final String NAME = "report";

  private static final String STANDARD_OUTPUT = "-";

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "RUN",
      arity = "0..1",
      description =
          "A run's folder or a simulation.log. Default: the newest run in target/gatling.")
  private Path run;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FOLDER",
      description =
          "Where the reports go, or - for one of them on standard output. Default: the folder salvo"
              + " of the run.")
  private String output;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FILE",
      description =
          "With -o -, which of the reports, such as summary.md. Default: ${DEFAULT-VALUE}.",
      defaultValue = "summary.json")
  private String format;

  @Option(
      names = "--requests",
      negatable = true,
      description =
          "Whether each request is written to requests.csv.gz. Default: as salvo.report.requests"
              + " says.")
  private Boolean requests;

  @Option(
      names = "--resources",
      paramLabel = "FILE",
      description = "Samples of another machine, by salvo monitor, to show with the run.")
  private List<Path> resources = List.of();

  @Option(
      names = "--resources-offset",
      paramLabel = "[NAME=]TIME",
      description =
          "How far the clock of that machine was behind: 2s, or db=-250ms for db.csv alone.")
  private List<String> resourcesOffsets = List.of();

  @Override
  public Integer call() throws IOException {
    requireKnownFormat();
    SavedRun saved = SavedRun.open(run(), CommandSettings.load()).with(machines());
    return STANDARD_OUTPUT.equals(output) ? print(saved) : write(saved);
  }

  private List<OtherMachine> machines() throws IOException {
    try {
      return ResourceFiles.read(resources, resourcesOffsets);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private int write(SavedRun saved) throws IOException {
    Path folder = output == null ? saved.reports() : Path.of(output);
    RunReport report =
        RunReports.write(saved, folder, isWithRequests(saved), spec.commandLine().getOut());
    return report.verdict().status().exitCode();
  }

  private boolean isWithRequests(SavedRun saved) {
    return requests == null ? saved.isWithRequests() : requests;
  }

  private int print(SavedRun saved) throws IOException {
    RunReport report = saved.report(event -> {});
    say(ReportFiles.text(report, format));
    return report.verdict().status().exitCode();
  }

  private void requireKnownFormat() {
    if (!ReportFiles.all().contains(format)) {
      throw new ParameterException(
          spec.commandLine(),
          "--format is "
              + format
              + ", but has to be one of "
              + String.join(", ", ReportFiles.all())
              + ".");
    }
  }

  private void say(String text) {
    spec.commandLine().getOut().print(text);
    spec.commandLine().getOut().flush();
  }

  private Path run() throws IOException {
    return run == null ? NewestRun.in(Path.of("target", "gatling")) : run;
  }
}

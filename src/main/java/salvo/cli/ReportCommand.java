package salvo.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import salvo.cli.answer.JsonAnswer;
import salvo.cli.answer.RunDigest;
import salvo.cli.named.NamedRun;
import salvo.config.SavedRunSettings;
import salvo.report.RunReport;
import salvo.report.json.SummaryJson;
import salvo.resources.OtherMachine;
import salvo.saved.ReportFiles;
import salvo.saved.SavedRun;

/**
 * Makes every report of a saved run, also of one that another Gatling project has made. Its options
 * stand in code, because to read them from annotations takes longer than reading 100,000 requests.
 */
final class ReportCommand implements Callable<Integer> {

  static final String NAME = "report";

  private static final String OUTPUT = "--output";
  private static final String FORMAT = "--format";
  private static final String REQUESTS = "--requests";
  private static final String RESOURCES = "--resources";
  private static final String RESOURCES_OFFSET = "--resources-offset";
  private static final String STANDARD_OUTPUT = "-";

  private final CommandSpec spec;

  private ReportCommand() {
    this.spec = CommandSpec.wrapWithoutInspection(this).name(NAME);
  }

  static CommandSpec spec() {
    CommandSpec spec = new ReportCommand().spec;
    spec.usageMessage()
        .sortOptions(false)
        .description(
            "Makes every report of a saved run, even of another Gatling 3.15 project.",
            "Such a run is judged by the objectives of salvo.slo in application.conf.");
    return spec.addPositional(
            PositionalParamSpec.builder()
                .paramLabel("RUN")
                .arity("0..1")
                .type(String.class)
                .description(NamedRun.DESCRIPTION + " Default: latest.")
                .build())
        .addOption(
            OptionSpec.builder("-o", OUTPUT)
                .paramLabel("FOLDER")
                .type(String.class)
                .description(
                    "Where the reports go, or - for one of them on standard output. Default: the"
                        + " folder salvo of the run.")
                .build())
        .addOption(
            OptionSpec.builder("-f", FORMAT)
                .paramLabel("FILE")
                .type(String.class)
                .defaultValue("summary.json")
                .description(
                    "With -o -, which of the reports, such as summary.md. Default:"
                        + " ${DEFAULT-VALUE}.")
                .build())
        .addOption(
            OptionSpec.builder(REQUESTS)
                .negatable(true)
                .type(Boolean.class)
                .arity("0")
                .description(
                    "Whether each request is written to requests.csv.gz. Default: the value of"
                        + " salvo.report.requests.")
                .build())
        .addOption(
            OptionSpec.builder(RESOURCES)
                .paramLabel("FILE")
                .type(List.class)
                .auxiliaryTypes(Path.class)
                .description("Samples of another machine, by salvo monitor, to show with the run.")
                .build())
        .addOption(
            OptionSpec.builder(RESOURCES_OFFSET)
                .paramLabel("[NAME=]TIME")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(
                    "How far that machine's clock was behind: 2s, or db=-250ms for db.csv"
                        + " alone.")
                .build())
        .addOption(
            OptionSpec.builder(JsonAnswer.OPTION)
                .type(Boolean.class)
                .arity("0")
                .description("Answer with one JSON document: see docs/machines.md.")
                .build())
        .mixinStandardHelpOptions(true);
  }

  @Override
  public Integer call() throws IOException {
    requireKnownFormat(format());
    SavedRunSettings settings = CommandSettings.load();
    ReportFiles.requireKnown(settings.output().formats());
    SavedRun saved = SavedRun.open(run(settings), settings).with(machines());
    Optional<String> output = Optional.ofNullable(parsed().matchedOptionValue(OUTPUT, null));
    boolean isPrinted = output.equals(Optional.of(STANDARD_OUTPUT));
    if (isPrinted && isJson()) {
      throw new ParameterException(
          spec.commandLine(),
          "--json and -o - both want standard output: leave out one of the two.");
    }
    return isPrinted ? print(saved) : write(saved, output, settings);
  }

  private ParseResult parsed() {
    return spec.commandLine().getParseResult();
  }

  private boolean isJson() {
    return parsed().matchedOptionValue(JsonAnswer.OPTION, false);
  }

  private String format() {
    return spec.findOption(FORMAT).getValue();
  }

  private List<OtherMachine> machines() throws IOException {
    List<Path> files = parsed().matchedOptionValue(RESOURCES, List.of());
    List<String> offsets = parsed().matchedOptionValue(RESOURCES_OFFSET, List.of());
    try {
      return ResourceFiles.read(files, offsets);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private int write(SavedRun saved, Optional<String> output, SavedRunSettings settings)
      throws IOException {
    Path folder = output.map(Path::of).orElseGet(saved::reports);
    RunReport report =
        RunReports.write(
            saved,
            folder,
            settings.output().formats(),
            isWithRequests(saved),
            isJson() ? spec.commandLine().getErr() : spec.commandLine().getOut());
    int status = report.verdict().status().exitCode();
    if (isJson()) {
      JsonAnswer.print(
          spec.commandLine().getOut(),
          NAME,
          status,
          RunDigest.of(saved.reports().getParent(), folder.resolve(SummaryJson.FILE_NAME)));
    }
    return status;
  }

  private boolean isWithRequests(SavedRun saved) {
    return parsed().matchedOptionValue(REQUESTS, saved.isWithRequests());
  }

  private int print(SavedRun saved) throws IOException {
    RunReport report = saved.report(event -> {});
    say(ReportFiles.text(report, format()));
    return report.verdict().status().exitCode();
  }

  private void requireKnownFormat(String format) {
    if (!ReportFiles.all().contains(format)) {
      throw new ParameterException(
          spec.commandLine(),
          "--format is "
              + format
              + ", but must be one of "
              + String.join(", ", ReportFiles.all())
              + ".");
    }
  }

  private void say(String text) {
    spec.commandLine().getOut().print(text);
    spec.commandLine().getOut().flush();
  }

  private Path run(SavedRunSettings settings) throws IOException {
    return NamedRun.of(parsed().matchedPositionalValue(0, null), settings.output().directory());
  }
}

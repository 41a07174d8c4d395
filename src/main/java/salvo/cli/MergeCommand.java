package salvo.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import salvo.cli.answer.JsonOption;
import salvo.cli.answer.RunDigest;
import salvo.cli.named.NamedRun;
import salvo.config.SavedRunSettings;
import salvo.merge.InjectorLog;
import salvo.merge.MergedLog;
import salvo.merge.RunMerge;
import salvo.report.json.SummaryJson;
import salvo.saved.ReportFiles;
import salvo.saved.SavedRun;

/** Merges the runs of several injectors into one run, and reports that. */
@Command(
    name = MergeCommand.NAME,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Merges the runs of several injectors, or their simulation.logs alone, into one run, and"
          + " makes its reports.",
      "Gatling can make its own report of the merged run too, if the folder is in target/gatling:"
          + " mvn gatling:test -Dgatling.reportsOnly=<name of the folder>."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:merged, whatever the verdict on the run",
      "1:wrong usage, settings or input"
    })
final class MergeCommand implements Callable<Integer> {

  static final String NAME = "merge";

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "RUN",
      description = "The injectors' runs, each: " + NamedRun.DESCRIPTION)
  private List<String> runs = List.of();

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FOLDER",
      description = "The run folder that gets the merged simulation.log.")
  private Path output;

  @Option(
      names = "--offset",
      paramLabel = "RUN=TIME",
      description =
          "How far an injector's clock was behind the others', such as a=250ms or b=-1s; it is"
              + " added to every time in its log.")
  private List<String> offsets = List.of();

  @Option(
      names = "--different-simulations",
      description =
          "Also merge logs of different simulations, systems or loads; the report is then made from"
              + " the logs alone.")
  private boolean differentSimulations;

  @Option(
      names = "--requests",
      negatable = true,
      description =
          "Whether each request is written to requests.csv.gz. Default: the value of"
              + " salvo.report.requests.")
  private Boolean requests;

  @Mixin private JsonOption json;

  /** Reads the settings before anything is written. */
  @Override
  public Integer call() throws IOException {
    SavedRunSettings settings = CommandSettings.load();
    ReportFiles.requireKnown(settings.output().formats());
    RunMerge.Result result =
        new RunMerge(logs(settings), differentSimulations, settings).write(output);
    tell(result);
    SavedRun merged = result.run();
    RunReports.write(
        merged,
        merged.reports(),
        settings.output().formats(),
        requests == null ? merged.isWithRequests() : requests,
        json.aside());
    return json.isAsked() ? json.answer(0, digest(merged, result)) : 0;
  }

  private ObjectNode digest(SavedRun merged, RunMerge.Result result) throws IOException {
    ObjectNode digest = RunDigest.of(output, merged.reports().resolve(SummaryJson.FILE_NAME));
    digest.put("logs", result.log().parts().size()).put("events", result.log().events());
    result.warnings().forEach(digest.putArray("mergeWarnings")::add);
    return digest;
  }

  private List<InjectorLog> logs(SavedRunSettings settings) throws IOException {
    try {
      List<Path> paths = new ArrayList<>();
      for (String run : runs) {
        paths.add(NamedRun.of(run, settings.output().directory()));
      }
      return ClockOffsets.apply(offsets, paths, settings.output().directory());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private void tell(RunMerge.Result result) {
    MergedLog merged = result.log();
    result
        .warnings()
        .forEach(warning -> spec.commandLine().getErr().println("Warning: " + warning));
    String sentence =
        String.format(
            Locale.ROOT,
            "Merged %d logs with %,d events into %s",
            merged.parts().size(),
            merged.events(),
            merged.log());
    json.aside().println(sentence);
  }
}

package salvo.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import salvo.event.InjectorLog;
import salvo.event.LogMerge;
import salvo.event.MergedLog;
import salvo.event.SimulationLog;
import salvo.event.SimulationLogException;

/** Merges the logs of several injectors into the log of one run. */
@Command(
    name = "merge",
    mixinStandardHelpOptions = true,
    description = {
      "Merges the simulation.logs of several injectors into that of one run.",
      "Gatling's own report can be made from a folder in target/gatling too:"
          + " mvn gatling:test -Dgatling.reportsOnly=<its name>."
    },
    exitCodeOnInvalidInput = MergeCommand.BAD_INPUT,
    exitCodeOnExecutionException = MergeCommand.BAD_INPUT,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:the logs are merged", "1:bad input or usage; nothing is written"})
public final class MergeCommand implements Callable<Integer> {

  static final int OK = 0;
  static final int BAD_INPUT = 1;

  private final RunReports reports;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "RUN",
      description = "The injectors' run folders, or their simulation.log files.")
  private List<Path> runs = List.of();

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FOLDER",
      description = "The run folder that gets the merged simulation.log.")
  private Path output;

  @Option(
      names = "--offset",
      paramLabel = "RUN=TIME",
      description = {
        "How far an injector's clock was behind the others', as in a=250ms or b=-1s.",
        "It is added to every instant of that log."
      })
  private List<String> offsets = List.of();

  @Option(
      names = "--different-simulations",
      description = "Merge logs of different simulation classes too.")
  private boolean differentSimulations;

  /** What is made of a merged run. */
  @FunctionalInterface
  public interface RunReports {

    /** Writes the reports of the run in that folder and says where they are. */
    void write(Path runFolder, PrintWriter out) throws IOException;
  }

  /**
   * @param reports made of the merged run
   */
  public MergeCommand(RunReports reports) {
    this.reports = reports;
  }

  /** Merges, and says what it has merged, or why not. */
  @Override
  public Integer call() throws IOException {
    try {
      tell(new LogMerge(logs(), differentSimulations).write(log()));
      reports.write(output, spec.commandLine().getOut());
      return OK;
    } catch (SimulationLogException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return BAD_INPUT;
    }
  }

  private List<InjectorLog> logs() throws IOException {
    try {
      return ClockOffsets.apply(offsets, runs);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private Path log() {
    return output.resolve(SimulationLog.FILE_NAME);
  }

  private void tell(MergedLog merged) {
    merged
        .warnings()
        .forEach(warning -> spec.commandLine().getErr().println("Warning: " + warning));
    spec.commandLine()
        .getOut()
        .println(
            String.format(
                Locale.ROOT,
                "%d logs with %,d events merged into %s",
                merged.parts().size(),
                merged.events(),
                merged.log()));
  }
}

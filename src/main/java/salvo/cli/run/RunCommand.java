package salvo.cli.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import salvo.cli.answer.JsonOption;
import salvo.gatling.RunMain;

/** Runs a simulation without Maven, once the project is compiled. */
@Command(
    name = RunCommand.NAME,
    mixinStandardHelpOptions = true,
    customSynopsis = "salvo run [SIMULATION] [--injectors N] [--json] [-DKEY=VALUE]...",
    description = {
      "Runs a load test as mvn gatling:test does, without Maven, from the classes that Maven"
          + " compiled last (mvn test-compile).",
      "Settings are given in the same way: -Dprofile=normal, -Dsalvo.slo.global.p95=800ms.",
      "A name from salvo.runs stands for the arguments written there."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:every objective was met",
      "1:wrong usage or settings",
      "2:an objective was missed",
      "3:invalid or inconclusive"
    })
public final class RunCommand implements Callable<Integer> {

  public static final String NAME = "run";

  private static final int MOST_INJECTORS = 64;

  @Spec private CommandSpec spec;

  @Mixin private ChosenRun chosen;

  @Option(
      names = "--injectors",
      paramLabel = "N",
      description =
          "Share the load among this many processes of this machine, as one run: see"
              + " docs/injectors.md.")
  private int injectors = 1;

  @Mixin private JsonOption json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Optional<String> simulation = chosen.simulation();
    if (injectors < 1 || injectors > MOST_INJECTORS) {
      throw new ParameterException(
          spec.commandLine(),
          "--injectors must be a whole number from 1 to " + MOST_INJECTORS + ".");
    }
    Optional<RunAlias> named = simulation.flatMap(RunAlias::find);
    if (named.isPresent()) {
      return named.get().run(spec.commandLine().getParseResult());
    }
    if (json.isAsked()) {
      return RunAnswer.of(again(simulation), json);
    }
    RunMain.run(simulation, injectors);
    return 0;
  }

  private List<String> again(Optional<String> simulation) {
    List<String> arguments = new ArrayList<>(List.of(NAME));
    simulation.ifPresent(arguments::add);
    arguments.addAll(List.of("--injectors", String.valueOf(injectors)));
    return arguments;
  }
}

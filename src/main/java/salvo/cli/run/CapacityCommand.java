package salvo.cli.run;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import salvo.gatling.RunMain;

/** Runs a simulation level by level, until it is known how much its target holds. */
@Command(
    name = CapacityCommand.NAME,
    mixinStandardHelpOptions = true,
    customSynopsis = "salvo capacity [SIMULATION] [-DKEY=VALUE]...",
    description = {
      "Finds the highest level of load that keeps all objectives, and states its error: salvo run"
          + " with -Dprofile=capacity.",
      "The first level is -DtasksPerSecond=1 or -Dusers=1, the most time -Dduration=20min;"
          + " -Dsalvo.capacity.atLeast=40 asks for a level."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:it was found, or is at least what was asked for",
      "1:wrong usage or settings",
      "2:it is less than what was asked for",
      "3:invalid or inconclusive"
    })
public final class CapacityCommand implements Callable<Integer> {

  public static final String NAME = "capacity";

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "SIMULATION",
      description = "Its system or its class: shop, ShopSimulation. Default: that of -Dsystem.")
  private Optional<String> simulation = Optional.empty();

  @Option(names = "-D", hidden = true, mapFallbackValue = "")
  private Map<String, String> settings = Map.of();

  @Override
  public Integer call() {
    RunCommand.refuse(settings, spec);
    RunMain.capacity(simulation);
    return 0;
  }
}

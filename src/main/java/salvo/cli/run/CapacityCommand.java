package salvo.cli.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import salvo.cli.answer.JsonOption;
import salvo.gatling.RunMain;

/** Runs a simulation level by level, until it is known how much its target holds. */
@Command(
    name = CapacityCommand.NAME,
    mixinStandardHelpOptions = true,
    customSynopsis = "salvo capacity [SIMULATION] [--json] [-DKEY=VALUE]...",
    description = {
      "Finds the highest level of load that keeps all objectives, and states its error: salvo run"
          + " with -Dprofile=capacity.",
      "-DtasksPerSecond=1 or -Dusers=1 sets the first level, -Dduration=20min the time limit, and"
          + " -Dsalvo.capacity.atLeast=40 the level that is required."
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

  @Mixin private ChosenRun chosen;

  @Mixin private JsonOption json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Optional<String> simulation = chosen.simulation();
    if (json.isAsked()) {
      List<String> again = new ArrayList<>(List.of(NAME));
      simulation.ifPresent(again::add);
      return RunAnswer.of(again, json);
    }
    RunMain.capacity(simulation);
    return 0;
  }
}

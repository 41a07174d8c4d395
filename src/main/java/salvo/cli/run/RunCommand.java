package salvo.cli.run;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import salvo.gatling.RunMain;

/** Runs a simulation without Maven, once the project is compiled. */
@Command(
    name = RunCommand.NAME,
    mixinStandardHelpOptions = true,
    customSynopsis = "salvo run [SIMULATION] [-DKEY=VALUE]...",
    description = {
      "Runs a load test as mvn gatling:test does, without Maven, from the classes that Maven"
          + " compiled last (mvn test-compile).",
      "Settings are given as there: -Dprofile=normal, -Dsalvo.slo.global.p95=800ms."
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

  @Mixin private ChosenRun chosen;

  @Override
  public Integer call() {
    RunMain.run(chosen.simulation());
    return 0;
  }
}

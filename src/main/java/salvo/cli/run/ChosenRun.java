package salvo.cli.run;

import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the commands that start a load are told: which simulation, and nothing else. */
final class ChosenRun {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "SIMULATION",
      description = "Its system or its class: shop, ShopSimulation. Default: that of -Dsystem.")
  private Optional<String> simulation = Optional.empty();

  @Option(names = "-D", hidden = true, mapFallbackValue = "")
  private Map<String, String> settings = Map.of();

  /** The launcher hands settings to Java itself, from where other processes get them too. */
  Optional<String> simulation() {
    if (!settings.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "-D is an option of Java: it goes before the main class (VM options).");
    }
    return simulation;
  }
}

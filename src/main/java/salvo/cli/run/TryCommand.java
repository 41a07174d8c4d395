package salvo.cli.run;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import salvo.gatling.RunMain;

/** Does each task of a simulation once, and shows what went over the network. */
@Command(
    name = TryCommand.NAME,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = "salvo try [SIMULATION] [--base-url URL] [--curl] [-DKEY=VALUE]...",
    description = {
      "Lets one user of each type do each of its tasks once, and shows each request with its"
          + " answer, secrets masked; of a failure also where to edit.",
      "Nothing is measured and nothing kept. Without a target the sandbox stands in."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:everything was as expected", "1:wrong usage or settings", "2:a problem"})
public final class TryCommand implements Callable<Integer> {

  public static final String NAME = "try";

  /** The short name of the key. */
  private static final String BASE_URL = "baseUrl";

  @Mixin private ChosenRun chosen;

  @Option(names = "--base-url", paramLabel = "URL", description = "The target.")
  private Optional<String> baseUrl = Optional.empty();

  @Option(names = "--curl", description = "Show each request as a command of curl.")
  private boolean curl;

  @Override
  public Integer call() {
    Optional<String> simulation = chosen.simulation();
    baseUrl.ifPresent(it -> System.setProperty(BASE_URL, it));
    RunMain.trial(simulation, curl);
    return 0;
  }
}

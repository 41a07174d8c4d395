package salvo.cli.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import salvo.cli.answer.JsonOption;
import salvo.gatling.RunMain;
import salvo.text.PlainJson;

/** Does each task of a simulation once, and shows what went over the network. */
@Command(
    name = TryCommand.NAME,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = "salvo try [SIMULATION] [--base-url URL] [--curl] [--json] [-DKEY=VALUE]...",
    description = {
      "Lets one user of each type do each of its tasks once, and shows each request with its"
          + " answer, secrets masked; for a failure, also where to fix it.",
      "Nothing is measured or kept. Without a target, the sandbox stands in."
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

  @Option(names = "--curl", description = "Show each request as a curl command.")
  private boolean curl;

  @Mixin private JsonOption json;

  @Option(names = "--record", hidden = true)
  private Optional<Path> record = Optional.empty();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Optional<String> simulation = chosen.simulation();
    if (json.isAsked()) {
      return answered(simulation);
    }
    baseUrl.ifPresent(it -> System.setProperty(BASE_URL, it));
    RunMain.trial(simulation, curl, record);
    return 0;
  }

  /** Tries it in a process of its own, which records what it does. */
  private int answered(Optional<String> simulation) throws IOException, InterruptedException {
    Path file = Files.createTempFile("salvo-try", ".json");
    try {
      List<String> again = new ArrayList<>(List.of(NAME, "--record", file.toString()));
      simulation.ifPresent(again::add);
      baseUrl.ifPresent(it -> again.addAll(List.of("--base-url", it)));
      if (curl) {
        again.add("--curl");
      }
      return OwnProcess.run(
          again, json.aside(), ended -> json.answer(ended.status(), document(ended, file)));
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static ObjectNode document(OwnProcess.Ended ended, Path file) throws IOException {
    return Files.size(file) > 0
        ? (ObjectNode) PlainJson.MAPPER.readTree(file.toFile())
        : ended.error();
  }
}

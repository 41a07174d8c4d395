package salvo.cli.runs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import salvo.cli.answer.JsonOption;
import salvo.cli.answer.Refusal;
import salvo.live.LiveMark;
import salvo.ui.runs.RunFolder;
import salvo.ui.runs.RunList;

/** Ends the load of a run that goes on. */
@Command(
    name = StopCommand.NAME,
    mixinStandardHelpOptions = true,
    description = {
      "Ends the load of a run on this machine, as Ctrl+C does: its reports are still written.",
      "It does not wait for them: salvo status shows when they are written."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:it is being stopped", "1:no such run, or it has ended"})
public final class StopCommand implements Callable<Integer> {

  public static final String NAME = "stop";

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "RUN",
      description = "The id of a run. Default: the only one in progress.")
  private Optional<String> run = Optional.empty();

  @Mixin private JsonOption json;

  @Override
  public Integer call() throws IOException {
    RunFolder folder = folder(KnownRuns.ofProject());
    ProcessHandle process =
        LiveMark.ofRunning(folder.salvo())
            .flatMap(it -> it.process().running())
            .orElseThrow(() -> new Refusal(folder.id() + " is not running."));
    process.destroy();
    if (json.isAsked()) {
      return json.answer(0, JsonNodeFactory.instance.objectNode().put("stopping", folder.id()));
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println("The load of " + folder.id() + " is being stopped.");
    out.flush();
    return 0;
  }

  private RunFolder folder(KnownRuns known) throws IOException {
    if (run.isPresent()) {
      return known.require(run.get()).entry().folder();
    }
    List<RunList.Listed> running = known.running();
    if (running.isEmpty()) {
      throw new Refusal("No run is in progress.");
    }
    if (running.size() > 1) {
      throw new Refusal(
          "Several runs are in progress, name one: "
              + running.stream()
                  .map(it -> it.entry().folder().id())
                  .collect(Collectors.joining(", "))
              + ".");
    }
    return running.get(0).entry().folder();
  }
}

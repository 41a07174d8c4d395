package salvo.cli.ui;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import salvo.cli.answer.JsonOption;
import salvo.compare.Baseline;
import salvo.config.SavedRunSettings;
import salvo.config.source.PropertyEncoding;
import salvo.gatling.validation.Validation;
import salvo.ui.ControlRoom;
import salvo.ui.start.KnownSimulation;

/** Opens the control room, a page for the browser of this machine, until it is interrupted. */
@Command(
    name = UiCommand.NAME,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Opens the control room: a page to start, list and compare runs.",
      "It listens on loopback only and requires the token in the printed address. Ctrl+C ends it;"
          + " runs started there continue."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:done", "1:wrong usage or settings, or a port that is in use"})
public final class UiCommand implements Callable<Integer> {

  public static final String NAME = "ui";

  private static final int MOST_PORT = 65_535;
  private static final String PAGE = ".ui/open.html";

  @Spec private CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8089",
      description = "Port to listen on; 0 is any free one. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--open",
      paramLabel = "yes|no",
      description =
          "Whether to open it in the browser of this desktop. Default: yes in a terminal, otherwise"
              + " no.")
  private String open;

  @Mixin private JsonOption json;

  @Override
  public Integer call() throws IOException {
    if (port < 0 || port > MOST_PORT) {
      throw misused("--port is " + port + ", but must be from 0 to " + MOST_PORT + ".");
    }
    if (open != null && !open.equals("yes") && !open.equals("no")) {
      throw misused("--open is \"" + open + "\", but must be yes or no.");
    }
    SavedRunSettings settings = SavedRunSettings.load(PropertyEncoding.PLAIN);
    try (ControlRoom room =
        ControlRoom.start(
            new ControlRoom.Options(
                port,
                settings.output().directory(),
                Baseline.FOLDER,
                settings,
                KnownSimulation.ofProject(),
                it -> Validation.make(it, settings.output().directory(), List.of())))) {
      tell(room);
      if (open == null ? System.console() != null : open.equals("yes")) {
        Browser.open(room.address(), settings.output().directory().resolve(PAGE));
      }
      new CountDownLatch(1).await();
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  private void tell(ControlRoom room) {
    if (json.isAsked()) {
      json.answer(
          0, JsonNodeFactory.instance.objectNode().put("address", room.address().toString()));
      return;
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println("Control room: " + room.address());
    out.println("Ctrl+C ends it; runs started there continue.");
    out.flush();
  }

  private ParameterException misused(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }
}

package salvo.cli.assist;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import salvo.SuppressForbidden;
import salvo.mcp.Bounds;
import salvo.mcp.McpRoom;
import salvo.text.DurationText;

/** Serves an assistant over standard input and output, by the Model Context Protocol. */
@Command(
    name = McpCommand.NAME,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Serves an assistant through the Model Context Protocol over standard input and output:"
          + " describe, validate, try, run, capacity, status, stop, report, compare and explain.",
      "It loads loopback only, unless hosts are allowed. It ends with its input, and stops the run"
          + " in progress."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:the client has disconnected", "1:wrong usage"})
public final class McpCommand implements Callable<Integer> {

  public static final String NAME = "mcp";

  private static final String MAIN = "salvo.cli.Main";
  private static final long MOST_REQUESTS = 2_000_000_000;
  private static final Pattern HOST = Pattern.compile("[\\w.-]+|\\[?[0-9A-Fa-f:]+]?");

  @Spec private CommandSpec spec;

  @Option(
      names = "--allow-host",
      paramLabel = "HOST",
      description =
          "A host that may be loaded besides loopback, without scheme and port. Repeat for more.")
  private List<String> hosts = List.of();

  @Option(
      names = "--max-requests",
      paramLabel = "N",
      defaultValue = "10000",
      description =
          "Requests that all runs and trials together may send. Default: ${DEFAULT-VALUE}.")
  private long requests;

  @Option(
      names = "--max-duration",
      paramLabel = "TIME",
      defaultValue = "10min",
      description =
          "Longest time of one run, from its start to its end. Default: ${DEFAULT-VALUE}.")
  private String duration;

  @Override
  public Integer call() throws InterruptedException {
    if (requests < 1 || requests > MOST_REQUESTS) {
      throw misused(
          "--max-requests is " + requests + ", but must be from 1 to " + MOST_REQUESTS + ".");
    }
    hosts.stream()
        .filter(it -> !HOST.matcher(it).matches())
        .findFirst()
        .ifPresent(
            it -> {
              throw misused(
                  "--allow-host is "
                      + it
                      + ", but must be a host without scheme and port, such as"
                      + " staging.example.org.");
            });
    serve(new Bounds(List.copyOf(hosts), requests, time()));
    return 0;
  }

  private Duration time() {
    return DurationText.parse(duration.matches("[0-9.]+") ? duration + " s" : duration)
        .filter(it -> !it.isZero())
        .orElseThrow(
            () ->
                misused(
                    "--max-duration is " + duration + ", but must be a time, such as 90 or 5min."));
  }

  /** Whoever writes to standard output from now on would break the protocol. */
  @SuppressForbidden("The protocol goes over the streams of the process")
  private static void serve(Bounds bounds) throws InterruptedException {
    PrintStream protocol = System.out;
    System.setOut(System.err);
    if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger log) {
      log.setLevel(Level.WARN);
    }
    String built = McpCommand.class.getPackage().getImplementationVersion();
    McpRoom.serve(MAIN, built == null ? "source" : built, bounds, System.in, protocol, System.err);
  }

  private ParameterException misused(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }
}

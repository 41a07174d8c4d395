package salvo.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import salvo.cli.answer.JsonOption;
import salvo.config.Settings;
import salvo.config.source.PropertyEncoding;
import salvo.monitor.ResourceMonitor;
import salvo.monitor.TargetProcess;
import salvo.monitor.Watched;
import salvo.text.DurationText;

/** Watches this machine apart from any run, such as that of the system under test. */
@Command(
    name = MonitorCommand.NAME,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Watches the resources of this machine, for a given time or until Ctrl+C: for example, where"
          + " the system under test runs.",
      "salvo report RUN --resources FILE then shows it with the run."
    })
final class MonitorCommand implements Callable<Integer> {

  static final String NAME = "monitor";

  private static final String STANDARD_OUTPUT = "-";
  private static final String TIME = "TIME";

  @Spec private CommandSpec spec;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "CSV file of the samples, or - for standard output. Default: none.")
  private String output;

  @Option(
      names = {"-i", "--interval"},
      paramLabel = TIME,
      description = "Time between samples, 100ms to 60s. Default: ${DEFAULT-VALUE}.",
      defaultValue = "1")
  private String interval;

  @Option(
      names = {"-d", "--duration"},
      paramLabel = TIME,
      description = "How long to watch, such as 300 or 5min. Default: until Ctrl+C.")
  private String duration;

  @Option(names = "--pid", paramLabel = "PID", description = "A process to watch as the target.")
  private Long pid;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Or the port that its processes listen on.")
  private Integer port;

  @Option(
      names = "--exporter",
      paramLabel = "[NAME=]URL",
      description =
          "An exporter in Prometheus' text format. Those of salvo.monitor.exporters are read too.")
  private List<String> exporters = List.of();

  @Option(
      names = "--series",
      paramLabel = "SERIES",
      description = "What to keep of each --exporter: node_load1, rate(requests_total).")
  private List<String> series = List.of();

  @Mixin private JsonOption json;

  @Override
  public Integer call() {
    if (json.isAsked() && STANDARD_OUTPUT.equals(output)) {
      throw misused("--json and -o - both want standard output: leave out one of the two.");
    }
    Duration every = time("--interval", interval);
    Optional<Duration> end = Optional.ofNullable(duration).map(it -> time("--duration", it));
    ResourceMonitor monitor = start(every);
    Runtime.getRuntime().addShutdownHook(new Thread(monitor::stop, "salvo-monitor-end"));
    try (monitor) {
      watch(monitor, every, end);
    }
    return json.isAsked() ? json.answer(0, answer(monitor)) : 0;
  }

  private ObjectNode answer(ResourceMonitor monitor) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("watched", monitor.parts());
    answer.put("samples", monitor.count());
    return answer.put("file", output);
  }

  private ResourceMonitor start(Duration every) {
    PrintWriter err = spec.commandLine().getErr();
    Watched watched = new Watched(false, target(), allExporters());
    boolean toStream = STANDARD_OUTPUT.equals(output);
    Optional<Path> file = Optional.ofNullable(output).filter(it -> !toStream).map(Path::of);
    try {
      ResourceMonitor monitor =
          ResourceMonitor.start(
              new ResourceMonitor.Options(every, watched, false, file, err::println));
      if (toStream) {
        monitor.writeTo(spec.commandLine().getOut());
      }
      return monitor;
    } catch (IllegalArgumentException e) {
      throw misused("--interval is " + interval + ", but must be 100ms at least and 60s at most.");
    }
  }

  /** Shows each sample, unless standard output is for the samples themselves. */
  private void watch(ResourceMonitor monitor, Duration every, Optional<Duration> end) {
    boolean shown = !STANDARD_OUTPUT.equals(output);
    PrintWriter out = json.aside();
    LiveTable table = new LiveTable(out, Terminal.isInteractive(), Terminal.isAscii());
    if (shown) {
      table.head("Watching: " + monitor.parts() + ".");
    }
    long begun = System.nanoTime();
    boolean over = false;
    while (!over && !out.checkError()) {
      long left = end.map(it -> it.toNanos() - (System.nanoTime() - begun)).orElse(Long.MAX_VALUE);
      over = left <= every.toNanos();
      pause(Math.min(Math.max(0, left), every.toNanos()));
      if (shown && !over) {
        monitor.latest().ifPresent(table::show);
      }
    }
    monitor.stop();
    if (shown) {
      table.head(ending(monitor));
    }
  }

  private String ending(ResourceMonitor monitor) {
    String count = monitor.count() + (monitor.count() == 1 ? " sample" : " samples");
    return output == null ? count + "." : count + " in " + output + ".";
  }

  private static void pause(long nanos) {
    long end = System.nanoTime() + nanos;
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
  }

  private TargetProcess target() {
    if (pid != null && port != null) {
      throw misused("--pid and --port are both given: leave out one of the two.");
    }
    return new TargetProcess(
        pid == null ? OptionalLong.empty() : OptionalLong.of(pid),
        port == null ? OptionalInt.empty() : OptionalInt.of(port));
  }

  private List<Settings.Exporter> allExporters() {
    List<Settings.Exporter> all =
        new ArrayList<>(Settings.load(PropertyEncoding.PLAIN).monitor().exporters());
    if (exporters.isEmpty() != series.isEmpty()) {
      throw misused("--exporter and --series belong together: give both, or none.");
    }
    exporters.forEach(it -> all.add(exporter(it)));
    return all;
  }

  /** Without a name it is called after its host and port. */
  private Settings.Exporter exporter(String given) {
    int name = given.indexOf('=');
    boolean named = name > 0 && !given.substring(0, name).contains("/");
    URI url = url(named ? given.substring(name + 1) : given);
    return new Settings.Exporter(
        named ? given.substring(0, name) : url.getAuthority().replace(':', ' '), url, series);
  }

  private URI url(String text) {
    try {
      URI url = new URI(text);
      if (url.getHost() != null && List.of("http", "https").contains(url.getScheme())) {
        return url;
      }
    } catch (URISyntaxException e) {
      throw misused("--exporter " + text + " is not a URL: " + e.getReason() + ".");
    }
    throw misused(
        "--exporter " + text + " is not an http or https URL, such as http://db:9100/metrics.");
  }

  /** A number alone is in seconds. */
  private Duration time(String option, String text) {
    String withUnit = text.matches("[0-9.]+") ? text + " s" : text;
    return DurationText.parse(withUnit)
        .filter(it -> !it.isZero())
        .orElseThrow(
            () -> misused(option + " is " + text + ", but must be a time, such as 30 or 5min."));
  }

  private ParameterException misused(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }
}

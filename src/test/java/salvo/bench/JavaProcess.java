package salvo.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A JVM of its own with this one's class path: an injector or a target. Closing it ends it. */
final class JavaProcess implements AutoCloseable {

  private static final String READY = "listening ";
  private static final Pattern HEAP = Pattern.compile("heap\\s+total \\d+K, used (\\d+)K");
  private static final Path ALL_PROCESSES = Path.of("/proc");

  private final Process process;

  private JavaProcess(Process process) {
    this.process = process;
  }

  /**
   * @param flags of the JVM
   * @param command the main class and its arguments
   */
  static JavaProcess start(List<String> flags, String... command) throws IOException {
    return startedBy(List.of(), flags, command);
  }

  /** The same on one core, and no other. */
  static JavaProcess onCore(int core, List<String> flags, String... command) throws IOException {
    return startedBy(List.of("taskset", "-c", Integer.toString(core)), flags, command);
  }

  private static JavaProcess startedBy(List<String> starter, List<String> flags, String... command)
      throws IOException {
    List<String> all = new ArrayList<>(starter);
    all.add(ProcessHandle.current().info().command().orElse("java"));
    all.addAll(flags);
    all.add("-cp");
    all.add(ManagementFactory.getRuntimeMXBean().getClassPath());
    all.addAll(List.of(command));
    return new JavaProcess(new ProcessBuilder(all).redirectErrorStream(true).start());
  }

  /**
   * A Gatling run of the simulation.
   *
   * @param config a file with the settings
   * @param results the folder for its results
   */
  static JavaProcess injector(String simulation, Path config, Path results, List<String> flags)
      throws IOException {
    List<String> all = new ArrayList<>();
    all.add("-Xmx1G");
    all.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
    all.add("-Dsalvo.config=" + config);
    all.addAll(flags);
    return start(all, "io.gatling.app.Gatling", "-s", simulation, "-rf", results.toString());
  }

  /** Waits until the process says where it listens. */
  URI listening() {
    return new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
        .lines()
        .filter(line -> line.startsWith(READY))
        .findFirst()
        .map(line -> URI.create("http://" + line.substring(READY.length()).trim()))
        .orElseThrow(() -> new IllegalStateException("The target did not start"));
  }

  /** Lets it end by itself, reading what it says. */
  void awaitEnd(Duration patience) throws IOException, InterruptedException {
    process.getInputStream().transferTo(OutputStream.nullOutputStream());
    if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("The injector did not end");
    }
  }

  /** What it says until it ends by itself. */
  String said() throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** What its heap has in use after a collection, in KB. */
  long liveHeapKilobytes() throws IOException {
    Matcher used = HEAP.matcher(command("GC.run") + command("GC.heap_info"));
    if (!used.find()) {
      throw new IllegalStateException("The process does not tell of its heap");
    }
    return Long.parseLong(used.group(1));
  }

  private String command(String name) throws IOException {
    Process asked =
        new ProcessBuilder("jcmd", Long.toString(process.pid()), name)
            .redirectErrorStream(true)
            .start();
    return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** The processor time that it has used so far. */
  Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Its resident memory, where the system tells it. */
  long residentMegabytes() throws IOException {
    Path status = ALL_PROCESSES.resolve(Long.toString(process.pid())).resolve("status");
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    process.destroy();
  }
}

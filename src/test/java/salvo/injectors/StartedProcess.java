package salvo.injectors;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import salvo.Daemon;
import salvo.JavaChild;

/** A {@link GangProcess} and what it says. Closing it ends it. */
final class StartedProcess implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 60;

  final Process process;
  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
  private final List<String> read = new ArrayList<>();

  /** What was said, and when, in ms since 1970. */
  record Said(long atMillis, String words) {}

  private StartedProcess(Process process) {
    this.process = process;
    Daemon.thread("reads " + process.pid(), this::read).start();
  }

  /**
   * Starts one.
   *
   * @param before what its command line begins with, such as {@code ip netns exec}
   */
  static StartedProcess start(List<String> before, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(before);
    command.addAll(
        JavaChild.command(List.of("-Xmx128m"), GangProcess.class.getName(), List.of(arguments)));
    return new StartedProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  void tell(String line) throws IOException {
    Writer out = process.outputWriter(StandardCharsets.UTF_8);
    out.write(line + "\n");
    out.flush();
  }

  /** The next thing that it says of this kind. */
  Said await(String start) throws InterruptedException {
    for (; ; ) {
      String line = said.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (line == null) {
        throw new AssertionError("It did not say \"" + start + "\" but " + read);
      }
      read.add(line);
      String[] parts = line.split(" ", 2);
      if (parts.length == 2 && parts[0].matches("\\d{13}") && parts[1].startsWith(start)) {
        return new Said(Long.parseLong(parts[0]), parts[1]);
      }
    }
  }

  int exit() throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("It did not end");
    }
    return process.exitValue();
  }

  /** Sends a signal by its name. */
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private void read() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      lines.lines().forEach(said::add);
    } catch (IOException e) {
      said.add("its output stopped: " + e);
    }
  }
}

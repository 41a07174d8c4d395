package salvo.mcp;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import salvo.Daemon;
import salvo.JavaChild;
import salvo.config.AskedSystem;
import salvo.suite.InjectorCommand;
import salvo.text.PlainJson;

/**
 * The commands of {@code ./salvo}, each in a process like this one that answers with a document.
 * Safe for use by several threads.
 */
final class Commands implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration END = Duration.ofSeconds(70);
  private static final int MOST_LINES = 200;

  private final String mainClass;
  private final List<String> bounds;
  private final Set<Process> running = ConcurrentHashMap.newKeySet();

  /**
   * @param mainClass that of {@code ./salvo}
   * @param bounds options of Java that win over all others
   */
  Commands(String mainClass, List<String> bounds) {
    this.mainClass = mainClass;
    this.bounds = List.copyOf(bounds);
  }

  /** A command that has been started. */
  final class Started {

    private final Process process;
    private final Path out;
    private final List<String> said = new ArrayList<>();

    private Started(Process process, Path out) {
      this.process = process;
      this.out = out;
      Daemon.thread("salvo-command", this::listen).start();
    }

    private void listen() {
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          note(line);
        }
      } catch (IOException e) {
        note("Its output can no longer be read: " + e.getMessage());
      }
    }

    private synchronized void note(String line) {
      if (!line.isBlank()) {
        said.add(line);
      }
      if (said.size() > MOST_LINES) {
        said.remove(0);
      }
    }

    /** The last lines that it said to people. */
    synchronized List<String> said(int most) {
      return List.copyOf(said.subList(Math.max(0, said.size() - most), said.size()));
    }

    boolean isRunning() {
      return process.isAlive();
    }

    /** Asks it to end, as Ctrl+C does. */
    void stop() {
      process.toHandle().destroy();
    }

    /** Whether it has ended within that time. */
    boolean await(Duration patience) {
      try {
        return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }

    /** Its document, once it has ended; one with an error where it has left none. */
    ObjectNode answer() {
      try {
        JsonNode json = PlainJson.MAPPER.readTree(out.toFile());
        if (json instanceof ObjectNode object) {
          return object;
        }
      } catch (JacksonException e) {
        note("Its answer is cut off.");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      ObjectNode error = PlainJson.MAPPER.createObjectNode().put("exitCode", process.exitValue());
      error.putObject("error").put("message", String.join("\n", said(20)));
      return error;
    }

    /** Removes what it has answered. */
    void forget() {
      running.remove(process);
      try {
        Files.deleteIfExists(out);
      } catch (IOException e) {
        note("A temporary file stays: " + out);
      }
    }
  }

  /** Starts a command with options of Java; its process ends when this one does. */
  Started start(List<String> options, List<String> arguments) {
    try {
      Path out = Files.createTempFile("salvo-mcp", ".json");
      List<String> all = new ArrayList<>(arguments);
      all.add("--json");
      Process process =
          new ProcessBuilder(JavaChild.command(options(options), mainClass, all))
              .redirectOutput(out.toFile())
              .start();
      process.getOutputStream().close();
      running.add(process);
      Started started = new Started(process, out);
      process.onExit().thenRun(() -> running.remove(process));
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException("A command could not be started", e);
    }
  }

  /** Runs a command, and gives its document. */
  ObjectNode run(List<String> options, List<String> arguments) {
    Started started = start(options, arguments);
    try {
      if (!started.await(PATIENCE)) {
        started.stop();
        started.await(END);
        throw new Problem(
            "salvo " + arguments.get(0) + " took longer than " + PATIENCE.toMinutes() + " min.");
      }
      return started.answer();
    } finally {
      started.forget();
    }
  }

  /** Those of this process, but for the system that it was asked for; ours come last and win. */
  private List<String> options(Collection<String> more) {
    List<String> options = new ArrayList<>();
    for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      String name = option.replaceFirst("^-D", "").split("=", 2)[0];
      if (!option.startsWith("-D") || !AskedSystem.NAMES.contains(name)) {
        options.add(option);
      }
    }
    options.addAll(more);
    options.addAll(bounds);
    options.add("-D" + InjectorCommand.PARENT_WATCH + "=" + ProcessHandle.current().pid());
    return options;
  }

  /** Ends all that go on, in good order where they can. */
  @Override
  public void close() {
    List<Process> all = List.copyOf(running);
    all.forEach(it -> it.toHandle().destroy());
    all.forEach(it -> JavaChild.end(it, END));
  }
}

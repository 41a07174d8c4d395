package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A simulation that runs in a process of its own; closing it ends it and all that it started. */
public final class GatlingProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Process process;
  private final Path console;
  private final Path results;

  GatlingProcess(Process process, Path console, Path results) {
    this.process = process;
    this.console = console;
    this.results = results;
  }

  /** Waits for its end, and ends whatever it has left behind. */
  public FinishedRun await() {
    return await(PATIENCE);
  }

  /** The same, for what takes longer than a run. */
  public FinishedRun await(Duration patience) {
    try {
      return awaitEnd(patience);
    } finally {
      close();
    }
  }

  /** Waits for its end only. */
  public FinishedRun awaitEnd() {
    return awaitEnd(PATIENCE);
  }

  private FinishedRun awaitEnd(Duration patience) {
    try {
      boolean ended = process.waitFor(patience.toSeconds(), TimeUnit.SECONDS);
      assertThat(ended).as("ended after %s; it said: %s", patience, text()).isTrue();
      return new FinishedRun(process.exitValue(), text(), results);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits until the console shows the text. */
  public GatlingProcess awaitText(String expected) {
    Waiting.until(
        "the console to show " + expected, () -> text().contains(expected) || !process.isAlive());
    assertThat(text()).contains(expected);
    return this;
  }

  /** What it has said so far. */
  public String console() {
    return text();
  }

  /** What another injector of the run has said so far, which is nothing before it has begun. */
  public String consoleOf(int injector) {
    String file = "injectors/" + injector + "/output.txt";
    try (Stream<Path> runs = Files.list(results)) {
      Optional<Path> output = runs.map(it -> it.resolve(file)).filter(Files::exists).findFirst();
      return output.isPresent() ? Files.readString(output.get()) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks it to end, as SIGTERM does. */
  public void terminate() {
    process.destroy();
  }

  /** Ends it at once, as SIGKILL does. */
  public void kill() {
    process.destroyForcibly();
  }

  /** Lets it run for a time, as long as it does not end by itself. */
  public GatlingProcess run(Duration time) {
    try {
      assertThat(process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)).as(text()).isFalse();
      return this;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Stops it for a time, and none of the processes that it has started. */
  public GatlingProcess freeze(Duration time) {
    signal("STOP");
    try {
      return run(time);
    } finally {
      signal("CONT");
    }
  }

  private void signal(String name) {
    try {
      Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
      assertThat(kill.waitFor()).as("kill -" + name).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The processes that it has started and that are still alive. */
  public List<ProcessHandle> children() {
    return process.descendants().toList();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private String text() {
    try {
      return Files.readString(console);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

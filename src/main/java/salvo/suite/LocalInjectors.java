package salvo.suite;

import static java.util.concurrent.CompletableFuture.delayedExecutor;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import salvo.saved.RunFiles;
import salvo.slo.Verdict;

/**
 * Several injectors of one run as processes of this machine. The first one has the console; what
 * the others say goes to a file each, of which the end is shown for one that ended otherwise.
 */
public final class LocalInjectors {

  /** One that is asked to end writes its reports first. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final int LINES_SHOWN = 8;

  /** The first has the verdict: the others end right after it, or have nothing to wait for. */
  private static final long GRACE_SECONDS = 20;

  private static final int BAD_CONFIGURATION = 1;

  private final Path runFolder;
  private final Launcher launcher;
  private final PrintStream console;
  private final List<Process> running = new ArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private boolean interrupted;

  /** Makes the command of one injector. */
  public interface Launcher {
    ProcessBuilder of(int index);
  }

  /**
   * @param runFolder of the common run
   */
  public LocalInjectors(Path runFolder, Launcher launcher, PrintStream console) {
    this.runFolder = runFolder;
    this.launcher = launcher;
    this.console = console;
  }

  /**
   * Runs so many, and waits for their ends.
   *
   * @return the exit status of the run
   * @throws IOException when one of them cannot be started
   */
  public int run(int count) throws IOException {
    try {
      List<Process> all = new ArrayList<>();
      for (int index = 0; index < count; index++) {
        all.add(start(index));
      }
      all.forEach(process -> process.onExit().thenAccept(this::endAllAfterRefusal));
      all.get(0)
          .onExit()
          .thenRunAsync(this::endAll, delayedExecutor(GRACE_SECONDS, TimeUnit.SECONDS));
      int status = Verdict.Status.PASS.exitCode();
      for (Process process : all) {
        status = worst(status, process.waitFor());
      }
      for (int index = 1; index < count; index++) {
        tellOther(index, all.get(index).exitValue(), all.get(0).exitValue());
      }
      return status;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Verdict.Status.INVALID.exitCode();
    } finally {
      endAll();
      ended.countDown();
    }
  }

  /** What one of them refuses the others would wait for. */
  private void endAllAfterRefusal(Process process) {
    if (process.exitValue() == BAD_CONFIGURATION) {
      endAll();
    }
  }

  private synchronized Process start(int index) throws IOException {
    if (interrupted) {
      throw new IOException("interrupted before all injectors were started");
    }
    ProcessBuilder command = launcher.of(index);
    if (index == 0) {
      command.inheritIO();
    } else {
      Files.createDirectories(output(index).getParent());
      command.redirectErrorStream(true).redirectOutput(output(index).toFile());
    }
    Process process = command.start();
    running.add(process);
    return process;
  }

  private Path output(int index) {
    return RunFiles.injector(runFolder, index).resolve("output.txt");
  }

  /**
   * A process that was killed has a status that is none of ours, and measured nothing to the end.
   */
  private static int worst(int one, int other) {
    int invalid = Verdict.Status.INVALID.exitCode();
    int known = other < 0 || other > invalid ? invalid : other;
    return one == BAD_CONFIGURATION || known == BAD_CONFIGURATION
        ? BAD_CONFIGURATION
        : Math.max(one, known);
  }

  private void tellOther(int index, int status, int first) throws IOException {
    if (status == first) {
      return;
    }
    console.println("Injector " + index + " ended with status " + status + ". It said at last:");
    List<String> lines =
        new String(Files.readAllBytes(output(index)), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.isBlank())
            .toList();
    lines.stream()
        .skip(Math.max(0, lines.size() - LINES_SHOWN))
        .forEach(line -> console.println("  " + line));
  }

  /** Ends all that run, and waits until they have written their reports. */
  public void interrupt() {
    endAll();
    try {
      if (!ended.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        synchronized (this) {
          running.forEach(Process::destroyForcibly);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void endAll() {
    interrupted = true;
    running.forEach(Process::destroy);
  }
}

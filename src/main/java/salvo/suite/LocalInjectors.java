package salvo.suite;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import salvo.slo.Verdict;

/**
 * Several injectors of one run as processes of this machine. What the first one says is shown as it
 * is, what the others say with their number; all of them end with one status.
 */
public final class LocalInjectors {

  /** One that is asked to end writes its reports first. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Launcher launcher;
  private final PrintStream console;
  private final Charset charset;
  private final List<Process> running = new ArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private boolean interrupted;

  /** Makes the command of one injector. */
  public interface Launcher {
    ProcessBuilder of(int index);
  }

  /**
   * @param console where is shown what they say
   * @param charset of what they say
   */
  public LocalInjectors(Launcher launcher, PrintStream console, Charset charset) {
    this.launcher = launcher;
    this.console = console;
    this.charset = charset;
  }

  /** Runs so many, and waits for their ends; gives the exit status of all. */
  public int run(int count) throws IOException {
    List<Thread> readers = new ArrayList<>();
    List<Process> all = new ArrayList<>();
    try {
      for (int index = 0; index < count; index++) {
        Process process = start(index);
        all.add(process);
        readers.add(reader(process, index == 0 ? "" : "[injector " + index + "] "));
      }
      int status = 0;
      for (Process process : all) {
        status = worst(status, process.waitFor());
      }
      for (Thread reader : readers) {
        reader.join();
      }
      return status;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Verdict.Status.INVALID.exitCode();
    } finally {
      interruptAll();
      ended.countDown();
    }
  }

  private synchronized Process start(int index) throws IOException {
    if (interrupted) {
      throw new IOException("interrupted before all injectors were started");
    }
    Process process = launcher.of(index).redirectErrorStream(true).start();
    running.add(process);
    return process;
  }

  /** A process that was killed has no status of ours, and has measured nothing to the end. */
  private static int worst(int one, int other) {
    int known =
        other > Verdict.Status.INVALID.exitCode() ? Verdict.Status.INVALID.exitCode() : other;
    return known == 1 || one == 1 ? 1 : Math.max(one, known);
  }

  private Thread reader(Process process, String mark) {
    Thread reader = new Thread(() -> show(process, mark), "salvo-injector-output");
    reader.start();
    return reader;
  }

  private void show(Process process, String mark) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), charset))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (mark.isEmpty() || !line.isBlank()) {
          console.println(mark + line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("What an injector says cannot be read", e);
    }
  }

  /** Ends all that run, and waits until they have written their reports. */
  public void interrupt() {
    interruptAll();
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

  private synchronized void interruptAll() {
    interrupted = true;
    running.forEach(Process::destroy);
  }
}

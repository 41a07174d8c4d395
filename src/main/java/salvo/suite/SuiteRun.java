package salvo.suite;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import salvo.saved.RunFiles;
import salvo.slo.Verdict;
import salvo.text.DurationText;
import salvo.text.Quantity;

/**
 * Several simulations, each in a process of its own so that nothing leaks from one into another,
 * one after the other or some at the same time. An interruption ends those that run, which then
 * still write their reports, and starts no more.
 */
public final class SuiteRun {

  /** A run that is asked to end writes its reports first. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final int LINES_SAID = 3;

  private final Path folder;
  private final int parallel;
  private final Launcher launcher;
  private final boolean reportsElsewhere;
  private final PrintStream console;
  private final InstantSource clock;
  private final Watch watch;
  private final Set<Process> running = ConcurrentHashMap.newKeySet();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean interrupted;
  private int begun;

  /** Makes the command of one simulation, whose run's folder is to be made in the given one. */
  public interface Launcher {
    ProcessBuilder of(String simulation, Path results);
  }

  /** Gets told of each simulation, by its simple class name. */
  public interface Watch {

    void begun(String simulation);

    void ended(SuiteMember member);
  }

  /**
   * Runs that are to stand in one folder.
   *
   * @param parallel how many run at the same time
   * @param reportsElsewhere whether another injector has the reports, so that an exit status tells
   * @param console where each start and end is told
   * @param watch is told of them too, on the threads that wait for the simulations
   */
  public SuiteRun(
      Path folder,
      int parallel,
      Launcher launcher,
      boolean reportsElsewhere,
      PrintStream console,
      InstantSource clock,
      Watch watch) {
    this.watch = watch;
    this.reportsElsewhere = reportsElsewhere;
    this.folder = folder;
    this.parallel = parallel;
    this.launcher = launcher;
    this.console = console;
    this.clock = clock;
  }

  /**
   * Runs the simulations, which are told by their full class names, and waits for their ends.
   *
   * @throws UncheckedIOException when the folder cannot be made
   */
  public SuiteReport run(List<String> simulations) {
    Instant start = clock.instant();
    List<SuiteMember> members = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(parallel);
    try {
      Files.createDirectories(folder);
      List<Future<SuiteMember>> results = new ArrayList<>();
      for (String simulation : simulations) {
        results.add(threads.submit(() -> member(simulation, simulations.size())));
      }
      for (Future<SuiteMember> result : results) {
        members.add(result.get());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make the folder " + folder, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
    Duration took = Duration.between(start, clock.instant());
    String id = folder.getFileName().toString();
    return new SuiteReport(id, start, took.toMillis() / 1000.0, parallel, members);
  }

  /** Tells that the reports are written, for whom {@link #interrupt} keeps waiting. */
  public void end() {
    ended.countDown();
  }

  /** Ends what runs, starts nothing more, and waits until the reports are written. */
  public void interrupt() {
    interrupted = true;
    running.forEach(Process::destroy);
    try {
      if (!ended.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        running.forEach(Process::destroyForcibly);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private SuiteMember member(String simulation, int all) {
    String name = simulation.substring(simulation.lastIndexOf('.') + 1);
    if (interrupted) {
      return SuiteMember.without(
          name, Verdict.Status.INCONCLUSIVE, "Not started, because the runs were interrupted.");
    }
    String mark = begin(all);
    console.println("  " + mark + "  " + name);
    watch.begun(name);
    Instant start = clock.instant();
    SuiteMember member = ran(simulation, name);
    watch.ended(member);
    Duration took = Duration.between(start, clock.instant());
    console.println(
        "  " + mark + "  " + name + ": " + outcome(member) + ", " + DurationText.rounded(took));
    return member;
  }

  private synchronized String begin(int all) {
    begun++;
    return String.format(Locale.ROOT, "[%d/%d]", begun, all);
  }

  private static String outcome(SuiteMember member) {
    return member.status()
        + member
            .figures()
            .map(it -> ", " + Quantity.count(it.requests()) + " requests")
            .orElse(". " + member.reasons().get(0));
  }

  private SuiteMember ran(String simulation, String name) {
    Path said = folder.resolve(name + ".txt");
    try {
      Process process =
          launcher
              .of(simulation, folder)
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      int status = waitFor(process);
      Optional<Path> run = runFolder(name);
      if (run.isPresent()) {
        return SuiteMember.read(RunFiles.folder(run.get()));
      }
      return reportsElsewhere
          ? SuiteMember.without(name, byExit(status), "Its reports are at injector 0.")
          : SuiteMember.without(name, lacking(), withoutReport(status, said));
    } catch (IOException e) {
      return SuiteMember.without(name, Verdict.Status.INVALID, "No report: " + e.getMessage());
    }
  }

  private static Verdict.Status byExit(int status) {
    return Stream.of(Verdict.Status.values())
        .filter(it -> it.exitCode() == status)
        .findFirst()
        .orElse(Verdict.Status.INVALID);
  }

  private Verdict.Status lacking() {
    return interrupted ? Verdict.Status.INCONCLUSIVE : Verdict.Status.INVALID;
  }

  private int waitFor(Process process) {
    running.add(process);
    try {
      if (interrupted) {
        process.destroy();
      }
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      return process.exitValue();
    } finally {
      running.remove(process);
    }
  }

  /** Gatling names a run's folder by its simulation and the time. */
  private Optional<Path> runFolder(String name) throws IOException {
    String prefix = name.toLowerCase(Locale.ROOT) + "-";
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> entry.getFileName().toString().startsWith(prefix))
          .filter(entry -> Files.exists(RunFiles.summary(entry)))
          .findFirst();
    }
  }

  private static String withoutReport(int status, Path said) throws IOException {
    List<String> lines = Files.readString(said).lines().filter(line -> !line.isBlank()).toList();
    List<String> last = lines.subList(Math.max(0, lines.size() - LINES_SAID), lines.size());
    String words = last.isEmpty() ? "" : " It said: " + String.join(" ", last);
    return "It left no report and ended with status " + status + ", see " + said + "." + words;
  }
}

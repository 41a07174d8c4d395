package salvo.gatling.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import salvo.event.log.SimulationLogException;
import salvo.gatling.output.FatalErrors;
import salvo.run.LoadRun;
import salvo.slo.Slo;
import salvo.slo.Verdict;

/**
 * The end of a run, as a shutdown hook: Gatling exits the process when its reports are written,
 * with a status of its own, and has no hook for SIGTERM. After that exit, or after an orderly stop
 * of the load, the verdict is decided and sets the exit status.
 */
public final class Ending {

  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final Duration POLL = Duration.ofMillis(50);

  private final LoadRun run;
  private final Engine engine;
  private final Path runFolder;
  private final GatlingActuals gatlingActuals;
  private final Optional<FatalErrors> fatalErrors = FatalErrors.watch();

  /** Reads what Gatling makes of a run's objectives. */
  public interface GatlingActuals {
    Map<Slo, Double> of(Path runFolder) throws IOException;
  }

  public Ending(LoadRun run, Engine engine, Path runFolder, GatlingActuals gatlingActuals) {
    this.run = run;
    this.engine = engine;
    this.runFolder = runFolder;
    this.gatlingActuals = gatlingActuals;
  }

  public void install() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::end, "salvo-ending"));
  }

  private void end() {
    int status = Verdict.Status.INVALID.exitCode();
    try {
      Verdict.Ending ending = ending();
      status = run.finish(runFolder, ending, actuals());
    } catch (RuntimeException | Error e) {
      run.console().println("Salvo could not finish its reports: " + e);
      e.printStackTrace(run.console());
    } finally {
      run.console().flush();
      Runtime.getRuntime().halt(status);
    }
  }

  private Verdict.Ending ending() {
    if (run.isStopped()) {
      await(Ending::gatlingHasEnded);
      if (run.isStoppedByHand()) {
        return Verdict.Ending.STOPPED_BY_HAND;
      }
      return run.isStoppedByOthers() ? Verdict.Ending.INTERRUPTED : Verdict.Ending.COMPLETED;
    }
    if (gatlingHasEnded()) {
      return Verdict.Ending.CRASHED;
    }
    Optional<String> givenUp = fatalErrors.flatMap(FatalErrors::sentence);
    givenUp.ifPresent(run::invalidate);
    run.console()
        .println(
            run.isAborted() || givenUp.isPresent()
                ? "Stopping the load, then the reports."
                : "Interrupted: stopping the load, then the reports.");
    run.stopOthers("interrupted");
    engine.stopLoad("interrupted");
    await(Ending::gatlingHasEnded);
    return givenUp.isPresent() ? Verdict.Ending.CRASHED : Verdict.Ending.INTERRUPTED;
  }

  /** Gatling's reading of its own log; a run that failed early may have left it unreadable. */
  private Map<Slo, Double> actuals() {
    try {
      return gatlingActuals.of(runFolder);
    } catch (IOException | RuntimeException | Error e) {
      String why = e instanceof SimulationLogException ? e.getMessage() : e + ".";
      run.warn("Gatling's own figures could not be read from its log: " + why);
      return Map.of();
    }
  }

  /**
   * Whether Gatling's main thread is in {@link System#exit}, which it calls after its reports, or
   * is gone, which an exception makes of it.
   */
  private static boolean gatlingHasEnded() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(thread -> thread.getKey().getName().equals("main"))
        .allMatch(thread -> isExiting(thread.getValue()));
  }

  private static boolean isExiting(StackTraceElement[] stack) {
    return Arrays.stream(stack)
        .anyMatch(frame -> frame.getClassName().equals("java.lang.Shutdown"));
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    CountDownLatch never = new CountDownLatch(1);
    try {
      while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
        never.await(POLL.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

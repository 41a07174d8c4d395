package salvo.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import salvo.Daemon;
import salvo.text.PlainJson;

/** The one run of the server that goes on, or the one that ended last. Safe for use by threads. */
final class CurrentRun implements AutoCloseable {

  private static final Duration END = Duration.ofSeconds(60);
  private static final int LINES = 8;

  private final Commands commands;
  private final Bounds bounds;
  private final Budget budget;
  private final ScheduledExecutorService timer = Daemon.timer("salvo-mcp-limit");
  private Optional<Run> last = Optional.empty();

  /** A run, what it is, and when it began. */
  private final class Run {

    private final String simulation;
    private final Commands.Started process;
    private final long startNanos = System.nanoTime();
    private volatile boolean isOverTime;
    private Optional<ObjectNode> answer = Optional.empty();

    private Run(String simulation, Commands.Started process) {
      this.simulation = simulation;
      this.process = process;
    }

    private void stopAtLimit() {
      isOverTime = process.isRunning();
      process.stop();
    }

    private ObjectNode status() {
      ObjectNode status = PlainJson.MAPPER.createObjectNode();
      status.put("simulation", simulation).put("running", process.isRunning());
      status.put("seconds", Duration.ofNanos(System.nanoTime() - startNanos).toSeconds());
      if (process.isRunning()) {
        process.said(LINES).forEach(status.putArray("said")::add);
      } else {
        status.set("answer", ended());
      }
      if (isOverTime) {
        status.put(
            "note",
            "It was stopped after "
                + bounds.duration().toSeconds()
                + " s, the longest that this server lets a run take.");
      }
      return status.put("requestsLeft", budget.left());
    }

    private ObjectNode ended() {
      if (answer.isEmpty()) {
        answer = Optional.of(process.answer());
        process.forget();
        budget.spend(answer.get());
      }
      return answer.get();
    }
  }

  CurrentRun(Commands commands, Bounds bounds, Budget budget) {
    this.commands = commands;
    this.bounds = bounds;
    this.budget = budget;
  }

  /**
   * Starts a run.
   *
   * @param command {@code run} or {@code capacity}
   * @throws Problem when one goes on, or nothing is left
   */
  synchronized void start(String command, String simulation, List<String> options) {
    settle();
    if (last.filter(it -> it.process.isRunning()).isPresent()) {
      throw new Problem("A run is in progress: wait for it to end, or stop it.");
    }
    List<String> all = new ArrayList<>(options);
    all.addAll(budget.options());
    all.add("-Dsalvo.live.port=0");
    Run run = new Run(simulation, commands.start(all, List.of(command, simulation)));
    last = Optional.of(run);
    timer.schedule(run::stopAtLimit, bounds.duration().toMillis(), TimeUnit.MILLISECONDS);
  }

  /** What a trial has sent is spent too. */
  synchronized void spend(ObjectNode document) {
    settle();
    budget.spend(document);
  }

  /** Waits for the end of the run, but no longer than that. */
  void await(Duration patience) {
    Optional<Run> run = last();
    run.ifPresent(it -> it.process.await(patience));
  }

  /** What there is to say of the run; empty where none was started. */
  synchronized Optional<ObjectNode> status() {
    return last.map(Run::status);
  }

  /**
   * Ends it in good order, and waits for its reports.
   *
   * @throws Problem when none goes on
   */
  ObjectNode stop() {
    Run run =
        last()
            .filter(it -> it.process.isRunning())
            .orElseThrow(() -> new Problem("No run of this server is in progress."));
    run.process.stop();
    run.process.await(END);
    return status().orElseThrow();
  }

  private synchronized Optional<Run> last() {
    return last;
  }

  /** Takes off what the run before has sent. */
  private void settle() {
    last.filter(it -> !it.process.isRunning()).ifPresent(Run::ended);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}

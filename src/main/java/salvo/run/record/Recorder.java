package salvo.run.record;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import salvo.event.RunEvent;
import salvo.stats.ErrorKinds;
import salvo.stats.StatsCollector;

/**
 * Receives the events of a run and counts them. A failure of its own is kept for the verdict: it
 * never reaches the load.
 */
public final class Recorder implements Consumer<RunEvent> {

  private final StatsCollector stats;
  private final Set<String> unmeasuredScenarios;
  private final LatestRequests latest = new LatestRequests();
  private final UsersAtWork users = new UsersAtWork(System::nanoTime);
  private volatile Consumer<RunEvent> others = event -> {};
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  /** Counts measured scenarios, and apart from the rest what starts within their beginning. */
  public Recorder(Set<String> unmeasuredScenarios, Duration skipFirst, ErrorKinds kinds) {
    this.unmeasuredScenarios = unmeasuredScenarios;
    this.stats = new StatsCollector(unmeasuredScenarios, skipFirst, kinds);
  }

  @Override
  public void accept(RunEvent event) {
    try {
      if (event instanceof RunEvent.User user && isMeasured(user.scenario())) {
        users.add(user.start() ? 1 : -1);
      }
      if (event instanceof RunEvent.Request request) {
        latest.add(request);
      }
      stats.accept(event);
      others.accept(event);
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
    }
  }

  /**
   * Counts what only the log of a load that was cut short has.
   *
   * @throws IOException when the log cannot be read
   */
  public void catchUp(Path log) throws IOException {
    latest.missing(log).forEach(this::accept);
  }

  /** Passes events on from now on, each of them once; what must not harm the run is isolated. */
  public synchronized void alsoTo(Consumer<RunEvent> other) {
    others = others.andThen(other);
  }

  public boolean isMeasured(String scenario) {
    return !unmeasuredScenarios.contains(scenario);
  }

  /** Users of the measured load at work: the most at once within the last second. */
  public int users() {
    return users.most();
  }

  public StatsCollector stats() {
    return stats;
  }

  /** Why events may be missing; empty when none is. */
  public Optional<Throwable> failure() {
    return Optional.ofNullable(failure.get());
  }
}

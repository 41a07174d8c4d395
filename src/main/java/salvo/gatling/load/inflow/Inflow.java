package salvo.gatling.load.inflow;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import salvo.Daemon;
import salvo.workload.Dial;

/**
 * Lets the users of all populations come as the dial has it. Many times a second it settles the
 * load a little ahead, and hands over to Gatling who comes until then.
 */
public final class Inflow {

  private static final long PERIOD_MILLIS = 50;

  /** More than a period, so that a tick that is late makes nobody late. */
  private static final long AHEAD_NANOS = Duration.ofMillis(3 * PERIOD_MILLIS).toNanos();

  private final Dial dial;
  private final Runnable beforeLoad;
  private final Runnable came;
  private final Consumer<String> completed;
  private final Consumer<Throwable> failed;
  private final List<Population.Users> populations = new CopyOnWriteArrayList<>();
  private final AtomicInteger expected = new AtomicInteger();
  private final ScheduledExecutorService timer = Daemon.timer("salvo-inflow");

  /**
   * @param beforeLoad is done right before the load begins, and may wait
   * @param came is told of each user who comes
   * @param completed tells Gatling that all users of a scenario have come and ended
   * @param failed is told what put an end to the load
   */
  public Inflow(
      Dial dial,
      Runnable beforeLoad,
      Runnable came,
      Consumer<String> completed,
      Consumer<Throwable> failed) {
    this.dial = dial;
    this.beforeLoad = beforeLoad;
    this.came = came;
    this.completed = completed;
    this.failed = failed;
  }

  /** One more population is going to begin. */
  void expect() {
    expected.incrementAndGet();
  }

  /** A population is to begin; the first one begins the load, a second time changes nothing. */
  synchronized void begin(Population.Users users) {
    if (populations.contains(users)) {
      return;
    }
    populations.add(users);
    if (populations.size() == 1) {
      timer.execute(this::start);
    }
  }

  private void start() {
    try {
      beforeLoad.run();
      dial.start();
      timer.scheduleAtFixedRate(this::tick, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    } catch (RuntimeException | Error e) {
      failed.accept(e);
    }
  }

  void came() {
    came.run();
  }

  long lengthNanos() {
    return dial.course().nanos();
  }

  private synchronized void tick() {
    try {
      long elapsed = dial.elapsed();
      long settled = dial.settle(elapsed + AHEAD_NANOS);
      populations.forEach(it -> it.start(settled, dial.elapsed()));
      if (settled >= lengthNanos() && populations.size() == expected.get()) {
        timer.shutdown();
        populations.stream()
            .filter(Population.Users::complete)
            .forEach(it -> completed.accept(it.scenarioName()));
      }
    } catch (RuntimeException | Error e) {
      timer.shutdown();
      failed.accept(e);
    }
  }
}

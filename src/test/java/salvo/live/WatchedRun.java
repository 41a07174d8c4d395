package salvo.live;

import java.time.Duration;
import java.util.List;
import salvo.event.RunEvent;
import salvo.slo.Metric;
import salvo.slo.Slo;

/** A run under test whose seconds pass when the test says so. */
public final class WatchedRun {

  public static final LiveRun RUN =
      new LiveRun(
          "ContentSimulation",
          "content",
          "spike",
          "sandbox at http://127.0.0.1:1",
          Duration.ofSeconds(60),
          Duration.ZERO,
          List.of());

  public static final List<Slo> SLOS =
      List.of(
          new Slo(Slo.GLOBAL, Metric.MIN_RPS, 1_000),
          new Slo("create job", Metric.P95, 100),
          new Slo("create job", Metric.ERROR_RATE, 0.01),
          new Slo("delete job", Metric.P95, 100));

  private static final long START_MILLIS = 1_700_000_000_000L;

  public final FakeSource source = new FakeSource();
  public final LiveModel model;
  private long nanos;

  public WatchedRun() {
    this(RUN);
  }

  public WatchedRun(LiveRun run) {
    model = new LiveModel(run, SLOS, source, () -> nanos);
  }

  public WatchedRun loading() {
    model.enter(LivePhase.LOAD);
    return this;
  }

  /** A request that starts now. */
  public WatchedRun request(String name, long millis, boolean ok) {
    long start = START_MILLIS + source.loadMillis;
    model
        .counts()
        .add(
            new RunEvent.Request(
                "regular",
                List.of("regular"),
                name,
                start,
                start + millis,
                ok,
                ok ? 200 : 503,
                ok ? "" : "status.find.is(200), found 503"));
    return this;
  }

  /** Lets a second of the load pass. */
  public LiveFrame second() {
    return after(1_000);
  }

  public LiveFrame after(long millis) {
    source.loadMillis += model.phase() == LivePhase.LOAD ? millis : 0;
    nanos += 1_000_000 * millis;
    return model.tick();
  }
}

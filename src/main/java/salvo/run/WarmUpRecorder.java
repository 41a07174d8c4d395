package salvo.run;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import salvo.analysis.errors.ErrorClusters;
import salvo.event.RunEvent;
import salvo.live.count.LiveCounts;
import salvo.live.prometheus.RunMetrics;
import salvo.report.csv.RequestsCsv;
import salvo.run.record.ByPhase;
import salvo.run.record.Isolated;
import salvo.run.record.Recorder;
import salvo.slo.Slo;

/**
 * Takes the requests of the warm-up as those of the load are taken, so that all code on their way
 * is warm when it begins. Nobody reads what it counts.
 */
final class WarmUpRecorder implements Consumer<RunEvent>, AutoCloseable {

  /** Then it begins anew, as the load does: with names and times that it has not had. */
  private static final long EVENTS_OF_ONE = 1 << 15;

  /** So often comes what the load alone has: the way that it takes would be cold. */
  private static final long ONE_OF_LOAD = 64;

  private static final String LOAD = "load";

  private final RunPlan plan;
  private final Launch launch;
  private final Consumer<RunEvent> recorderOfLoad;
  private final Optional<RequestsCsv> requests;
  private volatile Optional<Recorder> recorder;
  private long events;

  /**
   * @param recorderOfLoad gets the users of the warm-up too, who are told apart there
   */
  WarmUpRecorder(RunPlan plan, Launch launch, Consumer<RunEvent> recorderOfLoad) {
    this.recorderOfLoad = recorderOfLoad;
    this.plan = plan;
    this.launch = launch;
    this.requests =
        plan.settings().report().requests() ? Optional.of(RequestsCsv.nowhere()) : Optional.empty();
    this.recorder = Optional.of(like());
  }

  private Recorder like() {
    Recorder like =
        new Recorder(
            Set.of(), plan.settings().report().skipFirst(), ErrorClusters.kinds(plan.hints()));
    if (plan.settings().live().enabled()) {
      RunMetrics.Run run =
          new RunMetrics.Run(
              launch.simulation(), plan.system(), plan.offered().profile().name(), plan.hints());
      like.alsoTo(
          isolated(
              new RunMetrics(
                  run, scenario -> true, () -> 0, Optional::empty, List::of, Optional.empty())));
      like.alsoTo(isolated(new LiveCounts(plan.settings().report().skipFirst(), scopes())));
    }
    requests.ifPresent(it -> like.alsoTo(isolated(it)));
    return like;
  }

  private Set<String> scopes() {
    return plan.slos().judged().stream().map(Slo::scope).collect(Collectors.toSet());
  }

  private static Isolated isolated(Consumer<RunEvent> consumer) {
    return new Isolated("The warm-up", consumer, sentence -> {});
  }

  @Override
  public void accept(RunEvent event) {
    recorder.ifPresent(it -> record(it, event));
    if (event instanceof RunEvent.User) {
      recorderOfLoad.accept(event);
    }
  }

  private void record(Recorder like, RunEvent event) {
    like.accept(event);
    events++;
    if (events % ONE_OF_LOAD == 0) {
      new ByPhase(this, like).accept(new RunEvent.User(LOAD, true, event.atMillis()));
    }
    if (events % EVENTS_OF_ONE == 0) {
      recorder = recorder.map(before -> like());
    }
  }

  /** What it counted is given up; a second call does nothing. */
  @Override
  public void close() {
    recorder = Optional.empty();
    requests.ifPresent(RequestsCsv::close);
  }
}

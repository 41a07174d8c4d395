package salvo.run;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import salvo.analysis.errors.ErrorClusters;
import salvo.event.RunEvent;
import salvo.live.prometheus.RunMetrics;
import salvo.report.csv.RequestsCsv;
import salvo.run.record.Isolated;
import salvo.run.record.Recorder;

/**
 * Takes the requests of the warm-up as those of the load are taken, so that all code on their way
 * is warm when it begins. Nobody reads what it counts.
 */
final class WarmUpRecorder implements Consumer<RunEvent>, AutoCloseable {

  private final Optional<RequestsCsv> requests;
  private volatile Optional<Recorder> recorder;

  WarmUpRecorder(RunPlan plan, Launch launch) {
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
    }
    this.requests =
        plan.settings().report().requests() ? Optional.of(RequestsCsv.nowhere()) : Optional.empty();
    requests.ifPresent(it -> like.alsoTo(isolated(it)));
    this.recorder = Optional.of(like);
  }

  private static Isolated isolated(Consumer<RunEvent> consumer) {
    return new Isolated("The warm-up", consumer, sentence -> {});
  }

  @Override
  public void accept(RunEvent event) {
    recorder.ifPresent(it -> it.accept(event));
  }

  /** What it counted is given up; a second call does nothing. */
  @Override
  public void close() {
    recorder = Optional.empty();
    requests.ifPresent(RequestsCsv::close);
  }
}

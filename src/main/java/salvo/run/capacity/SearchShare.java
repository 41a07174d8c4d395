package salvo.run.capacity;

import java.util.function.Consumer;
import salvo.analysis.InjectorFacts;
import salvo.capacity.level.Observation;
import salvo.capacity.level.SecondCounter;
import salvo.config.Settings;
import salvo.event.RunEvent;

/** What this injector does in a search, second by second. */
final class SearchShare implements Consumer<RunEvent> {

  private final CapacityRun.Load load;
  private final InjectorWatch injector;
  private final SecondCounter requests = new SecondCounter();
  private final SecondCounter beside = new SecondCounter();
  private long seenStarted;

  SearchShare(Settings.InjectorLimits limits, CapacityRun.Load load) {
    this.load = load;
    this.injector = new InjectorWatch(limits, InjectorFacts.ofThisProcess().processors());
  }

  @Override
  public void accept(RunEvent event) {
    if (event instanceof RunEvent.Request request && load.isMeasured().test(request.scenario())) {
      SecondCounter counts = request.isBeside() ? beside : requests;
      counts.count(
          request.name(),
          request.responseTimeMillis(),
          request.ok(),
          request.status(),
          request.times());
    }
  }

  /** What was done since the last call, for one thread. */
  SearchedSecond take(long number) {
    long started = load.startedTasks().getAsLong();
    Observation.Injector own = injector.of(load.machine().get());
    SearchedSecond second =
        new SearchedSecond(
            number,
            started - seenStarted,
            load.users().getAsInt(),
            requests.take(),
            beside.take(),
            own);
    seenStarted = started;
    return second;
  }
}

package salvo.run.record;

import java.util.function.Consumer;
import salvo.event.Phase;
import salvo.event.RunEvent;

/** Parts what is told of the warm-up's load from the rest. */
public final class ByPhase implements Consumer<RunEvent> {

  private final Consumer<RunEvent> warmUp;
  private final Consumer<RunEvent> rest;

  public ByPhase(Consumer<RunEvent> warmUp, Consumer<RunEvent> rest) {
    this.warmUp = warmUp;
    this.rest = rest;
  }

  @Override
  public void accept(RunEvent event) {
    (Phase.WARM_UP_LOAD.equals(event.scenario()) ? warmUp : rest).accept(event);
  }
}

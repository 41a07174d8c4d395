package simulations.voice;

import java.util.List;
import java.util.Optional;
import salvo.analysis.errors.ErrorHint;
import salvo.gatling.LoadSimulation;

/**
 * How many calls at once? Made for a closed profile that rises in steps, such as {@code
 * -Dprofile=step-ramp-50}: the run ends at the first level that breaks an objective, and tells the
 * highest one that held.
 */
public final class ConcurrentCallsSimulation extends LoadSimulation {

  private final CapacitySearch search;

  public ConcurrentCallsSimulation() {
    super("voice");
    var voice = new VoiceScenarios(target(), recording());
    search = voice.capacitySearch();
    knows(voice.userTypes());
    setUp(load(voice::clients, voice.concurrentCallers(search))).assertions(slos());
  }

  @Override
  protected Optional<String> conclusion() {
    return Optional.of(search.conclusion());
  }

  @Override
  protected List<ErrorHint> hints() {
    return VoiceHints.API;
  }
}

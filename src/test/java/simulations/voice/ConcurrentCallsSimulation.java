package simulations.voice;

import java.util.List;
import salvo.analysis.errors.ErrorHint;
import salvo.gatling.LoadSimulation;

/**
 * Calls that are held, one for each user. How many at once the target holds is what {@code ./salvo
 * capacity ConcurrentCallsSimulation -Dusers=5} finds out.
 */
public final class ConcurrentCallsSimulation extends LoadSimulation {

  public ConcurrentCallsSimulation() {
    super("voice");
    var voice = new VoiceScenarios(target(), recording());
    knows(voice.userTypes());
    setUp(load(voice::clients, voice.concurrentCallers())).assertions(slos());
  }

  @Override
  protected List<ErrorHint> hints() {
    return VoiceHints.API;
  }
}

package simulations.voice;

import java.util.List;
import salvo.analysis.errors.ErrorHint;
import salvo.gatling.LoadSimulation;

/** The REST API of the voice system: agents, calls, analytics, phone numbers, health. */
public final class AgentsApiSimulation extends LoadSimulation {

  public AgentsApiSimulation() {
    super("voice");
    var voice = new VoiceScenarios(target(), recording());
    knows(voice.userTypes());
    setUp(load(voice::clients, voice.apiUsers())).assertions(slos());
  }

  @Override
  protected List<ErrorHint> hints() {
    return VoiceHints.API;
  }
}

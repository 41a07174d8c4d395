package simulations.voice;

import java.util.Set;
import salvo.gatling.LoadSimulation;

/** The REST API of the voice system: agents, calls, analytics, phone numbers, health. */
public final class AgentsApiSimulation extends LoadSimulation {

  public AgentsApiSimulation() {
    super("voice");
    var voice = new VoiceScenarios(target(), recording());
    setUp(load(voice::clients, voice.apiUsers())).assertions(slos());
  }

  @Override
  protected Set<String> otherEndpoints() {
    return VoiceScenarios.endpoints();
  }

  @Override
  protected Set<String> otherUserTypes() {
    return VoiceScenarios.userTypesBut("api");
  }
}

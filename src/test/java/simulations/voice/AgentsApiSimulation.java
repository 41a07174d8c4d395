package simulations.voice;

import salvo.gatling.LoadSimulation;

/** The REST API of the voice system: agents, calls, analytics, phone numbers, health. */
public final class AgentsApiSimulation extends LoadSimulation {

  public AgentsApiSimulation() {
    super("voice");
    var voice = new VoiceScenarios(target(), recording());
    knows(voice.userTypes());
    setUp(load(voice::clients, voice.apiUsers())).assertions(slos());
  }
}

package simulations.voice;

import java.util.Set;
import salvo.gatling.LoadSimulation;

/** WebSockets of the voice system: connect time, round trips, and connections that last. */
public final class WebSocketSimulation extends LoadSimulation {

  public WebSocketSimulation() {
    super("voice");
    var voice = new VoiceScenarios(target(), recording());
    setUp(load(voice::clients, voice.socketUsers())).assertions(slos());
  }

  @Override
  protected Set<String> otherEndpoints() {
    return VoiceScenarios.endpoints();
  }

  @Override
  protected Set<String> otherUserTypes() {
    return VoiceScenarios.userTypesBut("socket");
  }
}

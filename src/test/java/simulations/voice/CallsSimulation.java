package simulations.voice;

import java.util.Set;
import salvo.gatling.LoadSimulation;

/** Telephone calls: spoken in from their start to their end, and controlled while under way. */
public final class CallsSimulation extends LoadSimulation {

  public CallsSimulation() {
    super("voice");
    var voice = new VoiceScenarios(target(), recording());
    setUp(load(voice::clients, voice.callers(), voice.telephonyUsers())).assertions(slos());
  }

  @Override
  protected Set<String> otherEndpoints() {
    return VoiceScenarios.endpoints();
  }

  @Override
  protected Set<String> otherUserTypes() {
    return VoiceScenarios.userTypesBut("caller", "telephony");
  }
}

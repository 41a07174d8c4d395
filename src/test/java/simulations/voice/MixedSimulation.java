package simulations.voice;

import java.util.Set;
import simulations.support.LoadSimulation;

/** All that the voice system does, in one run and side by side. */
public final class MixedSimulation extends LoadSimulation {

  public MixedSimulation() {
    super("voice");
    var voice = new VoiceScenarios(target(), recording());
    setUp(
            load(
                voice::clients,
                voice.apiUsers(),
                voice.callers(),
                voice.telephonyUsers(),
                voice.socketUsers()))
        .assertions(slos());
  }

  @Override
  protected Set<String> endpoints() {
    return VoiceScenarios.endpoints();
  }

  @Override
  protected Set<String> otherUserTypes() {
    return VoiceScenarios.userTypesBut("api", "caller", "telephony", "socket");
  }
}

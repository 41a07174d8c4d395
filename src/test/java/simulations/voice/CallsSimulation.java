package simulations.voice;

import java.util.List;
import salvo.analysis.errors.ErrorHint;
import salvo.gatling.LoadSimulation;

/** Telephone calls: spoken in from their start to their end, and controlled while under way. */
public final class CallsSimulation extends LoadSimulation {

  public CallsSimulation() {
    super("voice");
    var voice = new VoiceScenarios(target(), recording());
    knows(voice.userTypes());
    setUp(load(voice::clients, voice.callers(), voice.telephonyUsers())).assertions(slos());
  }

  @Override
  protected List<ErrorHint> hints() {
    return VoiceHints.API;
  }
}

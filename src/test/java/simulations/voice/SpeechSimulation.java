package simulations.voice;

import java.util.List;
import salvo.analysis.errors.ErrorHint;
import salvo.gatling.LoadSimulation;

/** Texts that are spoken: when a listener hears the first sound, and whether it ever stops. */
public final class SpeechSimulation extends LoadSimulation {

  public SpeechSimulation() {
    super("voice");
    var voice = new VoiceScenarios(target(), recording());
    knows(voice.userTypes());
    setUp(load(voice.listeners())).assertions(slos());
  }

  @Override
  protected List<ErrorHint> hints() {
    return VoiceHints.API;
  }
}

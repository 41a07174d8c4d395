package simulations.voice;

import static salvo.gatling.users.UserType.users;

import java.util.List;
import salvo.analysis.errors.ErrorHint;
import salvo.gatling.LoadSimulation;

/** Texts that are spoken: when a listener hears the first sound, and whether it ever stops. */
public final class SpeechSimulation extends LoadSimulation {

  public SpeechSimulation() {
    setUp(load(users("listener", new SpeechScenarios(target()).listen()))).assertions(slos());
  }

  @Override
  protected List<ErrorHint> hints() {
    return VoiceHints.API;
  }
}

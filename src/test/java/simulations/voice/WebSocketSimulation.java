package simulations.voice;

import java.util.List;
import salvo.analysis.errors.ErrorHint;
import salvo.gatling.LoadSimulation;

/** WebSockets of the voice system: connect time, round trips, and connections that last. */
public final class WebSocketSimulation extends LoadSimulation {

  public WebSocketSimulation() {
    super("voice");
    var voice = new VoiceScenarios(target(), recording());
    knows(voice.userTypes());
    setUp(load(voice::clients, voice.socketUsers())).assertions(slos());
  }

  @Override
  protected List<ErrorHint> hints() {
    return VoiceHints.API;
  }
}

package salvo.sandbox.speech;

import java.util.Map;
import salvo.sandbox.behaviour.ServiceTime.Percentiles;
import salvo.sandbox.engine.Batch;
import salvo.sandbox.engine.ModelRequest;
import salvo.sandbox.http.Call;
import salvo.sandbox.http.Environment;
import salvo.sandbox.http.Reply;

/**
 * Speaks texts as {@code POST /v1/audio/speech} does. No published times: a step, which makes 100
 * ms of sound for each, takes about 30 ms with one text at a time and 100 with fifty, so that more
 * than these are spoken slower than they are heard.
 */
public final class SpeechHandler {

  private static final Batch.Costs COSTS =
      new Batch.Costs(new Percentiles(28, 33, 45, 120), 1.4, 0.8);

  private final Environment environment;
  private final Batch batch;

  public SpeechHandler(Environment environment) {
    this.environment = environment;
    this.batch = new Batch(environment.serviceTimes(), "speech", COSTS);
  }

  /** Sound, as it is made. */
  public Reply speak(Call call) {
    SpeechRequest request = SpeechRequest.of(call);
    if (request.has(Quirk.REFUSED)) {
      throw ModelRequest.tooMany();
    }
    return Reply.streamed(
        200,
        Map.of("Content-Type", request.isWav() ? "audio/wav" : "audio/pcm"),
        new Speech(request, batch::add, environment.log()));
  }
}

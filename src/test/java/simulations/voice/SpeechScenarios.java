package simulations.voice;

import static io.gatling.javaapi.core.CoreDsl.ElFileBody;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.http.HttpDsl.http;
import static salvo.gatling.stream.Streams.speech;
import static salvo.gatling.stream.Streams.stream;

import io.gatling.javaapi.core.FeederBuilder;
import java.util.List;
import salvo.gatling.Feeders;
import salvo.gatling.Target;
import salvo.gatling.stream.StreamedRequest;
import salvo.gatling.stream.record.StreamShape;
import salvo.gatling.users.Journey;
import salvo.gatling.users.Task;

/** Texts that are spoken, and heard while they are. */
final class SpeechScenarios {

  private final Target target;
  private final FeederBuilder<Object> texts = Feeders.json("voice/texts.json");

  SpeechScenarios(Target target) {
    this.target = target;
  }

  Journey listen() {
    String model = target.option("model");
    String voice = target.option("voice");
    String format = target.choice("format", List.of("wav", "pcm", "mp3", "opus", "aac"));
    return Journey.of(
        Task.of(
            "listen",
            feed(texts)
                .exec(
                    session ->
                        session.set("model", model).set("voice", voice).set("format", format))
                .exec(request(format))));
  }

  private StreamedRequest request(String format) {
    return stream(
            http("speech")
                .post(target.option("path"))
                .headers(VoiceRequests.headers(target))
                .body(ElFileBody("bodies/voice/speech.json"))
                .asJson(),
            shape(format))
        .firstTokenWithin(target.duration("firstSoundTimeout"))
        .stallAfter(target.duration("stallTimeout"));
  }

  private StreamShape shape(String format) {
    StreamShape shape =
        format.equals("wav")
            ? speech()
            : speech(target.wholeNumber("bytesPerSecond", 1));
    return shape.playedAfter(target.duration("buffer"));
  }
}

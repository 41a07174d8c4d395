package salvo.gatling.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.e2e.TlsTarget;
import salvo.gatling.stream.StreamListener.Ended;
import salvo.gatling.stream.record.StreamFailure;
import salvo.gatling.stream.record.StreamLimits;
import salvo.gatling.stream.record.StreamRecord;
import salvo.sandbox.Sandbox;
import salvo.sandbox.SandboxOptions;

/** Whatever real streams do, and over whatever they come, what is counted is exact. */
class StreamPitfallsTest {

  private static final List<String> GOOD =
      List.of(
          "",
          "+reasoning",
          "+coalesced",
          "+burst",
          "+split",
          "+comments",
          "+keep-alive",
          "+crlf",
          "+cr",
          "+bom",
          "+multiline",
          "+broken-utf8",
          "+nulls",
          "+no-usage",
          "+no-cached",
          "+lying-usage",
          "+usage-each",
          "+usage-each+coalesced",
          "+usage-split",
          "+buffered",
          "+gzip",
          "+gzip+buffered",
          "+gzip+split+crlf+reasoning",
          "+created");

  private static final Map<String, StreamFailure> BAD =
      Map.of(
          "+error", StreamFailure.ERROR_INSIDE,
          "+truncated", StreamFailure.TRUNCATED,
          "+gzip+truncated", StreamFailure.TRUNCATED,
          "+empty", StreamFailure.EMPTY);

  /** These have no end, so that they are given up, however slow the machine is. */
  private static final Map<String, StreamFailure> ENDLESS =
      Map.of(
          "+stall", StreamFailure.STALLED,
          "+silent", StreamFailure.NO_FIRST_TOKEN,
          "+endless", StreamFailure.TOO_LONG,
          "+gzip+endless", StreamFailure.TOO_LONG);

  private static final String PLAIN = "HTTP/1.1";

  @TempDir private static Path folder;
  private static Sandbox sandbox;
  private static TlsFront front;

  @BeforeAll
  static void start() {
    sandbox =
        Sandbox.start(
            SandboxOptions.fromJson(
                "{\"scale\":0.05,\"log\":\"" + folder.resolve("sandbox.log") + "\"}"));
    front =
        new TlsFront(
            sandbox.baseUri(), TlsTarget.certificate(folder, "localhost"), TlsTarget.PASSWORD);
  }

  @AfterAll
  static void stop() {
    front.close();
    sandbox.close();
  }

  /** The sandbox's tokens are words, so that what is said tells how many there were. */
  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1", "HTTP/1.1 with TLS", "HTTP/2"})
  void shouldCountExactlyWhateverAStreamLooksLike(String way) {
    try (StreamClient client = client(way)) {
      for (String quirks : GOOD) {
        Ended ended = chat(client, way, quirks);
        StreamRecord record = ended.record();

        assertThat(ended.failure()).as(quirks).isNull();
        assertThat(record.failure()).as(quirks).isEmpty();
        assertThat(ended.isHttp2()).isEqualTo(way.equals("HTTP/2"));
        assertThat(record.status()).isEqualTo(quirks.equals("+created") ? 201 : 200);
        if (quirks.equals("+no-usage") || quirks.equals("+lying-usage")) {
          assertThat(record.tokens().out()).as(quirks).isEmpty();
          continue;
        }
        long words = record.text().orElseThrow().strip().split(" ").length;
        assertThat(record.tokens().out().orElseThrow() - record.tokens().reasoning().orElse(0))
            .as(quirks)
            .isEqualTo(words);
        assertThat(record.tokens().in()).as(quirks).hasValue(5);
        assertThat(record.tokens().cached().isPresent())
            .as(quirks)
            .isEqualTo(!quirks.equals("+no-cached"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1", "HTTP/2"})
  void shouldNameWhatIsWrong(String way) {
    try (StreamClient client = client(way)) {
      BAD.forEach(
          (quirks, failure) ->
              assertThat(chat(client, way, quirks).record().failure())
                  .as(quirks)
                  .contains(failure));
      StreamRecord refused = chat(client, way, "+refused").record();

      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.retryAfter()).contains("2");
      assertThat(refused.failure()).isEmpty();
    }
  }

  @Test
  void shouldGiveUpWhatDoesNotEnd() {
    try (StreamClient client = client(PLAIN)) {
      ENDLESS.forEach(
          (quirks, failure) -> {
            client.limits(limits(failure));
            assertThat(chat(client, PLAIN, quirks).record().failure()).as(quirks).contains(failure);
          });
      assertThat(chat(client, PLAIN, "+cut").failure()).isNotNull();
    }
  }

  private static StreamLimits limits(StreamFailure failure) {
    Optional<Duration> soon = Optional.of(Duration.ofMillis(300));
    return switch (failure) {
      case STALLED -> new StreamLimits(Optional.empty(), soon, Long.MAX_VALUE, false);
      case NO_FIRST_TOKEN -> new StreamLimits(soon, Optional.empty(), Long.MAX_VALUE, false);
      default -> new StreamLimits(Optional.empty(), Optional.empty(), 50_000, false);
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1", "HTTP/2"})
  void shouldHearWhatAListenerHears(String way) {
    try (StreamClient client = client(way)) {
      StreamRecord fast = speech(client, way, "sandbox").record();
      StreamRecord stalls = speech(client, way, "sandbox+stalls").record();
      StreamRecord slow = speech(client, way, "sandbox+slow").record();

      assertThat(fast.failure()).isEmpty();
      assertThat(fast.heard().orElseThrow().soundNanos() % 100_000_000).isZero();
      assertThat(fast.millisPerSoundSecond().orElseThrow()).isPositive();
      assertThat(stalls.longestSilence().orElseThrow()).isBetween(300.0, 5_000.0);
      assertThat(slow.millisPerSoundSecond().orElseThrow()).isGreaterThan(1_000);
      assertThat(slow.silence().orElseThrow()).isGreaterThan(50);
      assertThat(speech(client, way, "sandbox+truncated").record().failure())
          .contains(StreamFailure.SOUND_CUT_SHORT);
      assertThat(speech(client, way, "sandbox+error").record().failure())
          .contains(StreamFailure.NO_SOUND);
    }
  }

  private static StreamClient client(String way) {
    return new StreamClient(way.equals("HTTP/2"));
  }

  private static String url(String way) {
    return way.equals(PLAIN) ? sandbox.baseUri().toString() : front.url();
  }

  private static Ended chat(StreamClient client, String way, String quirks) {
    String body =
        "{'model':'sandbox"
            + quirks
            + "','messages':[{'role':'user','content':'How are you "
            + way.hashCode()
            + " "
            + quirks.hashCode()
            + "'}],'stream':true,'stream_options':{'include_usage':true}}";
    return client.post(
        url(way) + "/v1/chat/completions", body.replace('\'', '"'), Streams.openAiChat(), Map.of());
  }

  private static Ended speech(StreamClient client, String way, String model) {
    String body = "{'model':'" + model + "','input':'Yes','voice':'v','response_format':'wav'}";
    return client.post(
        url(way) + "/v1/audio/speech",
        body.replace('\'', '"'),
        Streams.speech(),
        Map.of("Authorization", "Bearer sandbox-key"));
  }
}

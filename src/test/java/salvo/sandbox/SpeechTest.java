package salvo.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.sandbox.TestSandbox.Answer;

/** The service that speaks, over HTTP. */
class SpeechTest {

  private static final int HEADER = 44;
  private static final int PIECE = 4_800;

  private final TestSandbox sandbox = TestSandbox.start("{}");
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void shouldSpeakTheSameTextAlikeWithAndWithoutAHeader() {
    HttpResponse<byte[]> wav = speak("sandbox", "'response_format':'wav'");
    byte[] raw = speak("sandbox", "'response_format':'pcm'").body();
    ByteBuffer file = ByteBuffer.wrap(wav.body()).order(ByteOrder.LITTLE_ENDIAN);

    assertThat(wav.headers().firstValue("Content-Type")).hasValue("audio/wav");
    assertThat(new String(wav.body(), 0, 4, StandardCharsets.US_ASCII)).isEqualTo("RIFF");
    assertThat(file.getInt(24)).isEqualTo(24_000);
    assertThat(file.getInt(28)).isEqualTo(48_000);
    assertThat(file.getInt(40)).isEqualTo(-1);
    assertThat(raw.length % PIECE).isZero();
    assertThat(raw.length / PIECE).isBetween(9, 12);
    assertThat(wav.body()).hasSize(HEADER + raw.length).endsWith(raw);
  }

  @Test
  void shouldPromiseMoreThanComesWhenItIsTruncated() {
    byte[] whole = speak("sandbox", "'speed':1").body();
    byte[] part = speak("sandbox+truncated", "'speed':1").body();
    int promised = ByteBuffer.wrap(part).order(ByteOrder.LITTLE_ENDIAN).getInt(40);

    assertThat(promised).isEqualTo(whole.length - HEADER);
    assertThat(part.length).isLessThan(whole.length);
  }

  @Test
  void shouldDoWhatTheNameOfTheModelAsksFor() {
    assertThat(speak("sandbox+empty", "'speed':1").body()).hasSize(HEADER);
    assertThat(new String(speak("sandbox+error", "'speed':1").body(), StandardCharsets.UTF_8))
        .contains("\"error\"");
    assertThat(speak("sandbox+buffered", "'speed':1").body()).hasSizeGreaterThan(HEADER);
    assertThatThrownBy(() -> speak("sandbox+cut", "'speed':1"))
        .isInstanceOf(CompletionException.class);
  }

  @Test
  void shouldRefuseAsItsOtherErrorsDoWithTheTimeToWait() {
    Answer answer =
        sandbox.post(
            "/v1/audio/speech",
            "{\"model\": \"sandbox+refused\", \"input\": \"a\", \"voice\": \"v\"}",
            "Authorization",
            "Bearer sandbox-key");

    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.header("Retry-After")).isEqualTo("2");
    assertThat(answer.json().at("/error/type").asText()).isEqualTo("rate_limit_exceeded");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'input':'a','voice':'v'}                                            | model",
        "{'model':'sandbox+loud','input':'a','voice':'v'}                     | model",
        "{'model':'sandbox','voice':'v'}                                      | input",
        "{'model':'sandbox','input':'a'}                                      | voice",
        "{'model':'sandbox','input':'a','voice':'v','response_format':'opus'} | response_format"
      })
  void shouldRefuseWhatItCannotSpeak(String body, String field) {
    Answer answer =
        sandbox.post(
            "/v1/audio/speech", body.replace('\'', '"'), "Authorization", "Bearer sandbox-key");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/error/param").asText()).isEqualTo(field);
  }

  @Test
  void shouldSpeakToNobodyWithoutTheKey() {
    assertThat(sandbox.post("/v1/audio/speech", "{}").status()).isEqualTo(401);
  }

  private HttpResponse<byte[]> speak(String model, String fields) {
    String body = "{'model':'" + model + "','input':'How are you?','voice':'alloy'," + fields + "}";
    return client
        .sendAsync(
            sandbox
                .request("/v1/audio/speech", "Authorization", "Bearer sandbox-key")
                .POST(BodyPublishers.ofString(body.replace('\'', '"')))
                .build(),
            BodyHandlers.ofByteArray())
        .join();
  }
}

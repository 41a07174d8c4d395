package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.e2e.simulations.PlainStreamsSimulation;

/**
 * Streams of plain simulations: each is sent once, whatever becomes of it, and its target hears of
 * it when it is given up. Their clock is calibrated before, over what they use.
 */
@Tag("thorough")
class StreamsOfAnyVersionTest {

  private static final String SPEAKS_HTTP_2 = "cutting.speaksHttp2";

  private static final Map<String, Long> SENT =
      new TreeMap<>(
          Map.of("POST /good", 24L, "POST /mute", 6L, "POST /stalled", 6L, "POST /cut", 6L));

  @TempDir private Path folder;

  @Test
  void shouldSendEachOnceOverHttp1() {
    try (TokenTarget target = TokenTarget.start();
        GatlingProcess process = launch(target).start()) {
      check(process.await(), target, "HTTP/1.1");
      assertThat(target.versions()).containsExactly("http/1.1");
    }
  }

  /** Gatling 3.15.1 speaks HTTP/2 with those that TLS has agreed upon it with, and no others. */
  @Test
  void shouldSendEachOnceOverHttp1WhenTheTargetIsKnownForHttp2WithoutTls() {
    try (TokenTarget target = TokenTarget.start();
        GatlingProcess process = launch(target).with(SPEAKS_HTTP_2, true).start()) {
      check(process.await(), target, "HTTP/1.1");
      assertThat(target.versions()).containsExactly("http/1.1");
    }
  }

  @Test
  void shouldSendEachOnceOverHttp2WhenTlsAgreesUponWhatTheTargetIsSaidNotToSpeak() {
    Path certificate = TlsTarget.certificate(folder, "localhost");
    try (TokenTarget target = TokenTarget.start(certificate);
        GatlingProcess process =
            trusting(launch(target), certificate).with(SPEAKS_HTTP_2, false).start()) {
      check(process.await(), target, "HTTP/2 with TLS");
      assertThat(target.versions()).containsExactly("h2");
    }
  }

  @Test
  void shouldSendEachOnceOverHttp2() {
    Path certificate = TlsTarget.certificate(folder, "localhost");
    try (TokenTarget target = TokenTarget.start(certificate);
        GatlingProcess process = trusting(launch(target), certificate).start()) {
      check(process.await(), target, "HTTP/2 with TLS");
      assertThat(target.versions()).containsExactly("h2");
    }
  }

  private static void check(FinishedRun run, TokenTarget target, String transport) {
    Map<String, Figures> figures = run.summary().figures();

    assertThat(target.counts()).as(run.console()).isEqualTo(SENT);
    SENT.forEach(
        (name, times) ->
            assertThat(figures.get("endpoint " + name.replace("/", "")).requests())
                .isEqualTo(times));
    assertThat(run.summary().endpointsByCause())
        .isEqualTo(
            Map.of(
                "closed in the answer", List.of("POST cut"),
                "no first token in time", List.of("POST mute"),
                "stalled stream", List.of("POST stalled")));
    // What stalls is given up before the time in which the first token must come is over.
    assertThat(figures.get("endpoint POST stalled").p50()).isLessThan(4_000);
    assertThat(figures.get("endpoint POST good ttft").requests()).isEqualTo(24);
    assertThat(figures.get("endpoint POST good gap").requests()).isEqualTo(24);
    assertThat(figures).doesNotContainKey("endpoint POST good tpot");
    assertThat(target.givenUp())
        .containsEntry("POST /mute", 6L)
        .containsEntry("POST /stalled", 6L)
        .doesNotContainKey("POST /good");
    assertThat(run.console()).doesNotContain("sent again");
    JsonNode calibration = run.summary().json().path("streamClock").path("calibration");
    assertThat(calibration.path("over").asText()).as(run.console()).isEqualTo(transport);
    assertThat(calibration.path("streams").asInt()).isEqualTo(80);
    assertThat(calibration.path("wrongCounts").asInt()).isZero();
  }

  /** What is given up before it is answered looks to a client as what may be sent again. */
  private GatlingLaunch launch(TokenTarget target) {
    return GatlingLaunch.of(PlainStreamsSimulation.class, folder)
        .with("cutting.target", target.uri())
        .with("salvo.http.retries", 1);
  }

  private static GatlingLaunch trusting(GatlingLaunch launch, Path certificate) {
    return launch
        .with("salvo.http.tls.trustStore", certificate)
        .with("salvo.http.tls.trustStorePassword", TlsTarget.PASSWORD);
  }
}

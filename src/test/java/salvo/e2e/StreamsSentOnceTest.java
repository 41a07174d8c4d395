package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.e2e.simulations.CutStreamsSimulation;

/** A stream of events or a WebSocket that a target cuts is not opened again behind the report. */
class StreamsSentOnceTest {

  @TempDir private Path folder;

  @Test
  void shouldCountEachStreamAndSocketThatItOpens() {
    try (StreamingTarget target = StreamingTarget.start();
        GatlingProcess process =
            GatlingLaunch.of(CutStreamsSimulation.class, folder)
                .with("cutting.target", "://" + target.address())
                .with("salvo.http.retries", 1)
                .start()) {
      FinishedRun run = process.await();
      assertThat(target.counts())
          .isEqualTo(Map.of("POST /events", 3L, "POST /ended", 3L, "GET /socket", 6L));
      Map<String, Figures> figures = run.summary().figures();
      assertThat(figures.get("endpoint POST events").requests()).isEqualTo(3);
      assertThat(figures.get("endpoint POST ended").requests()).isEqualTo(3);
      assertThat(figures.get("endpoint GET socket").requests()).isEqualTo(6);
      assertThat(run.summary().endpointsByCause())
          .isEqualTo(
              Map.of(
                  "closed in the answer", List.of("close events"),
                  "stream ended", List.of("close ended", "second of ended")));
      assertThat(run.console()).doesNotContain("sent again").doesNotContain("SseStream");
    }
  }

  @Test
  void shouldTrustNoStreamAndNoSocketOfACertificateThatIsUnknown() {
    try (TlsTarget target = TlsTarget.start(TlsTarget.certificate(folder, "localhost"));
        GatlingProcess process =
            GatlingLaunch.of(CutStreamsSimulation.class, folder)
                .with("cutting.target", "s://" + target.uri().getAuthority())
                .start()) {
      FinishedRun run = process.await();
      assertThat(run.summary().endpointsByCause().get("certificate unknown"))
          .contains("GET socket", "POST ended", "POST events");
    }
  }
}

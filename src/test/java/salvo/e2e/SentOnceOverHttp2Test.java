package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.e2e.simulations.Http2CutsSimulation;

/**
 * What the target says or does to a stream of HTTP/2 costs one request, at once and by its name.
 */
class SentOnceOverHttp2Test {

  private static final String PATHS =
      "hints,trailers,goaway,failing,refused,reset,reset-body,silence,headers,body,gzip,cut-gzip";

  @TempDir private Path folder;

  @Test
  void shouldCountWhatTheTargetReadWhenItCutsStreamsAndConnections() {
    Path certificate = TlsTarget.certificate(folder, "localhost");
    try (Http2Target target = Http2Target.start(certificate);
        GatlingProcess process = launch(target, certificate, 0).start()) {
      FinishedRun run = process.await();

      assertThat(run.exitCode()).as(run.console()).isEqualTo(2);
      assertThat(counted(run)).isEqualTo(target.counts());
      assertThat(run.summary().endpointsByCause())
          .isEqualTo(
              Map.of(
                  "closed before the answer", List.of("GET silence", "POST silence"),
                  "closed in the answer",
                      List.of("GET body", "GET headers", "POST body", "POST headers"),
                  "stream refused",
                      List.of(
                          "GET failing",
                          "GET goaway",
                          "GET refused",
                          "POST failing",
                          "POST goaway",
                          "POST refused"),
                  "stream reset",
                      List.of("GET reset", "GET reset-body", "POST reset", "POST reset-body"),
                  "cut body", List.of("GET cut-gzip", "POST cut-gzip")));
      assertThat(run.summary().figures().get("total").max()).isLessThan(5_000);
      assertThat(run.console()).doesNotContain("sent again");
    }
  }

  @Test
  void shouldReportWhatItSendsAgainWhenThatIsAskedFor() {
    Path certificate = TlsTarget.certificate(folder, "localhost");
    try (Http2Target target = Http2Target.start(certificate);
        GatlingProcess process = launch(target, certificate, 1).start()) {
      FinishedRun run = process.await();

      long read = target.counts().values().stream().mapToLong(it -> it).sum();
      long retries = run.summary().retries();
      assertThat(run.summary().requests() + retries).isEqualTo(read);
      assertThat(retries).isEqualTo(5 * 2 * 3 * 2);
      assertThat(run.console()).contains(retries + " sent again");
    }
  }

  @Test
  void shouldTakeTheTargetForNobodyWhenItsCertificateIsUnknown() {
    Path certificate = TlsTarget.certificate(folder, "localhost");
    try (Http2Target target = Http2Target.start(certificate);
        GatlingProcess process =
            GatlingLaunch.of(Http2CutsSimulation.class, folder)
                .with("cutting.target", target.uri())
                .start()) {
      FinishedRun run = process.await();

      assertThat(target.counts()).isEmpty();
      assertThat(run.summary().endpointsByCause())
          .isEqualTo(Map.of("certificate unknown", List.of("GET ok", "POST ok")));
    }
  }

  private static Map<String, Long> counted(FinishedRun run) {
    Map<String, Long> counts = new TreeMap<>();
    run.summary()
        .requestsByEndpoint()
        .forEach((name, requests) -> counts.put(name.replace(" ", " /"), requests));
    return counts;
  }

  private GatlingLaunch launch(Http2Target target, Path certificate, int retries) {
    return GatlingLaunch.of(Http2CutsSimulation.class, folder)
        .with("cutting.target", target.uri())
        .with("cutting.paths", PATHS)
        .with("salvo.http.retries", retries)
        .with("gatling.http.requestTimeout", 6000)
        .with("salvo.http.tls.trustStore", certificate)
        .with("salvo.http.tls.trustStorePassword", TlsTarget.PASSWORD);
  }
}

package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.e2e.simulations.PlainCutsSimulation;

/** A connection that a target cuts costs one request: what it has read is what is counted. */
class SentOnceTest {

  private static final List<String> WAYS =
      List.of("silence", "reset", "headers", "body", "chunks", "idle");

  @TempDir private Path folder;

  @Test
  void shouldCountWhatTheTargetReadWhenItCutsConnections() {
    try (CuttingTarget target = CuttingTarget.start();
        GatlingProcess process = launch(target, 0)) {
      FinishedRun run = process.await();

      assertThat(run.exitCode()).as(run.console()).isEqualTo(2);
      assertThat(counted(run)).isEqualTo(target.counts());
      assertThat(run.summary().endpointsByCause())
          .containsEntry(
              "closed in the answer",
              List.of(
                  "GET body",
                  "GET chunks",
                  "GET headers",
                  "POST body",
                  "POST chunks",
                  "POST headers"))
          .containsKey("closed before the answer")
          .doesNotContainKey("other");
      assertThat(run.summary().figures().get("endpoint GET idle").ko()).isZero();
      assertThat(run.console()).doesNotContain("sent again");
    }
  }

  @Test
  void shouldReportWhatItSendsAgainWhenThatIsAskedFor() {
    try (CuttingTarget target = CuttingTarget.start();
        GatlingProcess process = launch(target, 1)) {
      FinishedRun run = process.await();

      long read = target.counts().values().stream().mapToLong(it -> it).sum();
      long retries = run.summary().retries();
      assertThat(retries).isPositive();
      assertThat(run.summary().requests() + retries).isEqualTo(read);
      assertThat(run.summary().figures().get("endpoint POST body").ko()).isPositive();
      assertThat(run.console()).contains(retries + " sent again");
    }
  }

  @Test
  void shouldHoldForPlainSimulationsAndTheirResourcesToo() {
    try (CuttingTarget target = CuttingTarget.start();
        GatlingProcess process =
            GatlingLaunch.of(PlainCutsSimulation.class, folder)
                .with("cutting.target", target.uri())
                .start()) {
      FinishedRun run = process.await();

      assertThat(counted(run)).isEqualTo(target.counts());
      assertThat(run.summary().endpointsByCause()).containsKey("closed before the answer");
    }
  }

  private static Map<String, Long> counted(FinishedRun run) {
    Map<String, Long> counts = new TreeMap<>();
    run.summary()
        .requestsByEndpoint()
        .forEach((name, requests) -> counts.put(name.replace(" ", " /"), requests));
    return counts;
  }

  private GatlingProcess launch(CuttingTarget target, int retries) {
    StringBuilder list = new StringBuilder();
    for (String way : WAYS) {
      list.append("{ name = \"GET WAY\", path = \"/WAY\" }\n".replace("WAY", way));
      list.append(
          "{ name = \"POST WAY\", path = \"/WAY\", method = POST, body = \"x\" }\n"
              .replace("WAY", way));
    }
    return GatlingLaunch.endpoints(folder)
        .with("baseUrl", target.uri())
        .with("profile", "users-requests-light")
        .with("users", 10)
        .with("requests", 24)
        .withSettings(
            """
            salvo {
              http.retries = RETRIES
              systems.endpoints {
                userTypes.client.thinkTime { min = 10 ms, max = 10 ms }
                list = [ LIST ]
              }
            }
            """
                .replace("RETRIES", Integer.toString(retries))
                .replace("LIST", list))
        .start();
  }
}

package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.gatling.ChosenSimulation;

/** Streams of described systems, from the sandbox's model. */
class DescribedStreamTest {

  private static final String TALK =
      """
      salvo.systems.talk {
        userTypes.asker.thinkTime { min = 0 s, max = 0 s }
        tasks.ask = [
          { post = /v1/chat/completions, name = chat
            json { model = MODEL, stream = true, max_tokens = 20, stream_options { include_usage = true }
              messages = [ { role = user, content = hello } ] }
            stream { shape = openAiChat, firstWithin = 20 s, stallAfter = LIMIT, saveText = said, mayEndByLength = true } }
          { post = /echo, json { text = "#{said}" }, check { json { length = yes } } }
        ]
        slo { "chat ttft" { p95 = 10 s } }
        sandbox { "POST /echo" { body = "{\\"length\\": \\"yes\\", \\"text\\": \\"#{json.text}\\"}" } }
      }
      """;

  @TempDir private Path folder;

  @Test
  void shouldMeasureTheStreamAndTakeWhatItSays() throws IOException {
    FinishedRun run = launch(TALK.replace("MODEL", "sandbox").replace("LIMIT", "20 s"));

    assertThat(run.exitCode()).as(run.console()).isZero();
    assertThat(run.summary().requests()).isEqualTo(8);
    assertThat(run.summary().requestsByEndpoint())
        .containsAllEntriesOf(
            Map.of("chat", 4L, "POST /echo", 4L, "chat ttft", 4L, "chat tpot", 4L));
  }

  @Test
  void shouldEndTheTaskWhenTheStreamStalls() throws IOException {
    FinishedRun run = launch(TALK.replace("MODEL", "\"sandbox+stall\"").replace("LIMIT", "100 ms"));

    assertThat(run.exitCode()).as(run.console()).isEqualTo(2);
    assertThat(run.summary().endpointsByCause().keySet()).containsExactly("stalled stream");
    assertThat(run.summary().requestsByEndpoint()).doesNotContainKeys("POST /echo");
  }

  private FinishedRun launch(String conf) throws IOException {
    Path system = Files.createDirectories(folder.resolve("project/simulations/talk"));
    Files.writeString(system.resolve("talk.conf"), conf);
    return GatlingLaunch.of(ChosenSimulation.class, folder)
        .withResourcesIn(folder.resolve("project"))
        .with("system", "talk")
        .with("profile", "users-requests-light")
        .with("users", 2)
        .with("requests", 2)
        .with("salvo.warmUp.duration", "0 s")
        .with("salvo.monitor.enabled", false)
        .start()
        .await();
  }
}

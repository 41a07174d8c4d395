package salvo.demonstrations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.e2e.Figures;
import salvo.e2e.FinishedRun;
import salvo.e2e.GatlingLaunch;
import simulations.llm.LlmSimulation;

/** A replayed trace, prompts with beginnings in common, and conversations, against the sandbox. */
class LlmRunTest {

  @TempDir private Path folder;

  @Test
  void shouldSendThePromptsOfTheTraceOnceWhenInjectorsReplayItTogether() {
    FinishedRun run =
        GatlingLaunch.of(LlmSimulation.class, folder)
            .with("salvo.workload.trace.file", Path.of("feeders/llm/trace.jsonl").toAbsolutePath())
            .with("salvo.workload.trace.speed", 4)
            .with("userTypes", "chatter")
            .byInjectors(2)
            .start()
            .await();
    Map<String, Figures> figures = run.summary().figures();

    assertThat(figures.get("endpoint chat").ok()).as(run.console()).isEqualTo(60);
    assertThat(figures.get("endpoint arrival lag").ok()).isEqualTo(60);
    assertThat(run.summary().requests()).isEqualTo(60);
    assertThat(streams(run, "tokensIn")).isEqualTo(Map.of("chat", 62_227L));
    assertThat(streams(run, "tokensCached").get("chat")).isBetween(34_000L, 39_424L);
    assertThat(run.console()).contains("feeders/llm/trace.jsonl at 4 times its speed, 60 tasks");
  }

  @Test
  void shouldSendTheWholeConversationWithEachTurnAndTellWhatWasCached() {
    FinishedRun run =
        GatlingLaunch.of(LlmSimulation.class, folder)
            .with("profile", "users-requests-light")
            .with("users", 2)
            .with("requests", 4)
            .with("userTypes", "converser")
            .withSettings(
                """
                salvo.systems.llm {
                  userTypes.converser.thinkTime { min = 0 s, max = 0 s }
                  options {
                    prompts = lengths, promptLength = fixed 160, prefixGroups = 1, hitRatio = 0.5
                    turnThinkMin = 10 ms, turnThinkMax = 20 ms
                  }
                }
                """)
            .start()
            .await();
    Map<String, Long> tokens = streams(run, "tokensIn");
    Map<String, Long> answers = streams(run, "tokensOut");

    assertThat(tokens.get("chat turn 1")).as(run.console()).isEqualTo(8 * 160);
    assertThat(tokens.get("chat turn 2")).isEqualTo(2 * 8 * 160 + answers.get("chat turn 1"));
    assertThat(tokens.get("chat turn 3"))
        .isEqualTo(3 * 8 * 160 + answers.get("chat turn 1") + answers.get("chat turn 2"));
    assertThat(run.summary().figures()).containsKey("endpoint chat turn 3 ttft");
    assertThat(run.console().replaceAll("\\s+", " "))
        .containsPattern("Cached tokens of prompts: [34]\\d\\.\\d %, \\d+ of 1,280 as the target")
        .contains("50.0 % were wanted");
  }

  private static Map<String, Long> streams(FinishedRun run, String count) {
    return StreamSupport.stream(run.summary().json().path("streams").spliterator(), false)
        .collect(
            Collectors.toMap(
                (JsonNode it) -> it.path("name").asText(), it -> it.path(count).asLong()));
  }
}

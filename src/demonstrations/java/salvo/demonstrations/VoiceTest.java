package salvo.demonstrations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.e2e.FinishedRun;
import salvo.e2e.GatlingLaunch;
import simulations.voice.AgentsApiSimulation;
import simulations.voice.CallsSimulation;
import simulations.voice.ConcurrentCallsSimulation;
import simulations.voice.VoiceSimulation;
import simulations.voice.WebSocketSimulation;

/** The simulations of the voice system, each once against the sandbox and where it misbehaves. */
@Tag("thorough")
class VoiceTest {

  private static final String START = "POST /api/v1/calls";
  private static final String START_OUTBOUND = "POST /api/v1/calls/outbound";
  private static final String END = "POST /api/v1/calls/{call_id}/end";

  /** Short calls and connections, and no objectives that a busy machine misses. */
  private static final String SHORT =
      """
      salvo.slo.minRpsShare = 0
      salvo.systems.voice {
        slo = null
        options { audioChunks = 3, audioInterval = 5 ms, socketMessages = 4 }
        options { socketInterval = 10 ms, socketIdle = 100 ms }
      }
      """;

  /** A port on which nobody listens. */
  private static final String NOBODY = "http://127.0.0.1:9";

  /** Levels of five calls at once and of ten, and what the injector lacks is not told. */
  private static final String SEARCH =
      """
      salvo {
        workload { profile = capacity, users = 5, ceiling = 10, duration = 1 min }
        capacity { settle = 1 s, limit = 8 s, recovery = 1 s, drain = 5 s }
        slo.global { mean = null, p95 = null, p99 = null, errorRate = null }
        systems.voice {
          slo = { "get call" { errorRate = 0.1 }, "start call" { errorRate = 0.1 } }
          options { callPollInterval = 20 ms }
        }
        report.injectorLimits { pause = 1 h, cpu = 1, closedCpu = 1 }
      }
      """;

  @TempDir private Path folder;

  @Test
  void shouldAskOnlyForWhatExistsWhenItReadsTheApi() {
    FinishedRun run = launch(AgentsApiSimulation.class, 40).start().await();
    Map<String, Map<String, Long>> served = run.served();

    assertThat(run.exitCode()).as(run.console()).isZero();
    assertThat(run.summary().statuses())
        .containsOnlyKeys(
            "list agents",
            "get agent",
            "list calls",
            "get call",
            "analytics overview",
            "list phone numbers",
            "health")
        .allSatisfy((name, statuses) -> assertThat(statuses).containsOnlyKeys("200"));
    assertThat(run.summary().requests()).isEqualTo(80);
    assertThat(served.get("GET /api/v1/agents/{agent_id}"))
        .isEqualTo(run.summary().statuses().get("get agent"));
    assertThat(served).doesNotContainKey(START);
  }

  @Test
  void shouldEndEveryCallThatItHasStarted() {
    FinishedRun run = launch(CallsSimulation.class, 100).start().await();
    Map<String, Map<String, Long>> served = run.served();

    assertThat(run.exitCode()).as(run.console()).isZero();
    assertThat(run.summary().ko()).isZero();
    assertThat(run.summary().warnings()).isEmpty();
    assertThat(run.summary().statuses())
        .containsOnlyKeys(
            "start call",
            "send audio",
            "get call",
            "end call",
            "start outbound call",
            "call status",
            "hold call",
            "resume call",
            "transfer call",
            "start recording",
            "stop recording",
            "get recording");
    assertThat(run.summary().statuses().get("start call")).containsOnlyKeys("201");
    assertThat(sum(run.summary().statuses().get("send audio")))
        .isEqualTo(6 * served.get(START).get("201"));
    assertThat(served.get(END)).isEqualTo(Map.of("200", started(served)));
  }

  @Test
  void shouldEndEveryCallWhenStepsOfItFail() {
    FinishedRun run =
        launch(CallsSimulation.class, 30)
            .withSettings(
                SHORT
                    + """
                    salvo.sandbox.faults = [
                      { endpoint = "POST /api/v1/calls/{call_id}/audio", kind = status, rate = 0.5 }
                      { endpoint = "POST /api/v1/calls/{call_id}/end", kind = status, rate = 0.3 }
                    ]
                    """)
            .start()
            .await();
    Map<String, Map<String, Long>> served = run.served();

    assertThat(run.exitCode()).as(run.console()).isEqualTo(2);
    assertThat(run.summary().endpointsByCause()).containsOnlyKeys("http 503");
    assertThat(run.summary().endpointsByCause().get("http 503"))
        .containsExactlyInAnyOrder("send audio", "end call");
    assertThat(served.get(END)).containsKey("503");
    assertThat(served.get(END).get("200") + left(run)).isEqualTo(started(served));
  }

  @Test
  void shouldMatchEveryMessageWithItsAnswer() {
    FinishedRun run = launch(WebSocketSimulation.class, 20).start().await();
    Map<String, Long> requests = requests(run);

    assertThat(run.exitCode()).as(run.console()).isZero();
    assertThat(run.summary().ko()).isZero();
    assertThat(requests)
        .containsOnlyKeys("connect socket", "socket message", "socket message after idle")
        .containsEntry("connect socket", 40L);
    long idle = requests.get("socket message after idle");
    assertThat(requests).containsEntry("socket message", (40 - idle) * 4);
    assertThat(run.served())
        .containsEntry("CONNECT /ws", Map.of("101", 40L))
        .containsEntry("MESSAGE /ws", Map.of("200", idle + (40 - idle) * 4));
  }

  @Test
  void shouldCountDropsAndReconnectsWhenTheServerClosesConnections() {
    FinishedRun run =
        launch(WebSocketSimulation.class, 20)
            .withSettings(
                SHORT
                    + """
                    salvo.systems.voice.userTypes.socket.tasks.idle = 0
                    salvo.sandbox.faults = [
                      { endpoint = "MESSAGE /ws", kind = reset, rate = 0.2 }
                    ]
                    """)
            .start()
            .await();
    Map<String, Long> requests = requests(run);
    long dropped = run.served().get("MESSAGE /ws").get("0");

    assertThat(run.exitCode()).as(run.console()).isEqualTo(2);
    assertThat(requests).containsEntry("connect socket", 40L).containsEntry("socket message", 160L);
    assertThat(run.summary().ko()).isEqualTo(dropped).isPositive();
    assertThat(run.summary().endpointsByCause())
        .isEqualTo(Map.of("connection reset", List.of("socket message")));
    assertThat(requests.get("reconnect socket")).isPositive().isLessThanOrEqualTo(dropped);
    assertThat(run.served())
        .containsEntry("CONNECT /ws", Map.of("101", 40 + requests.get("reconnect socket")));
  }

  @Test
  void shouldRefuseToStartWhenTheKeyIsWrong() {
    FinishedRun run =
        launch(WebSocketSimulation.class, 5)
            .withSettings(
                SHORT
                    + """
                    salvo.sandbox.faults = [
                      { endpoint = "GET /api/v1/agents", kind = status, rate = 1, status = 401 }
                    ]
                    """)
            .start()
            .await();

    assertThat(run.exitCode()).as(run.console()).isEqualTo(3);
    assertThat(run.summary().reasons().get(0))
        .isEqualTo(
            "The set-up created no socket user to act as: the target listed no agents, its last"
                + " answer had status 401. Check apiKey, apiKeyHeader and organizationId, and"
                + " whether the key expires during the run.");
  }

  @Test
  void shouldDoEverythingSideBySideWhenItIsMixed() {
    FinishedRun run =
        launch(VoiceSimulation.class, 40).with("salvo.warmUp.duration", "1 s").start().await();

    assertThat(run.exitCode()).as(run.console()).isZero();
    assertThat(run.summary().startedTasks()).isEqualTo(80);
    assertThat(run.summary().figures())
        .containsKeys(
            "user type api",
            "user type caller",
            "user type telephony",
            "user type socket",
            "user type database");
    assertThat(run.summary().json().at("/run/target").asText())
        .matches("sandbox at http://127\\.0\\.0\\.1:\\d+ and PostgreSQL at jdbc:postgresql:.*");
    assertThat(run.summary().ko()).isZero();
    assertThat(run.summary().warnings()).isEmpty();
  }

  @Test
  void shouldLeaveTheDatabaseOutWhenTheTargetIsARealOneAndItsDatabaseUnknown() {
    FinishedRun run =
        launch(VoiceSimulation.class, 40)
            .with("baseUrl", NOBODY)
            .with("salvo.systems.voice.options.apiKey", "any")
            .start()
            .await();

    assertThat(run.exitCode()).as(run.console()).isEqualTo(3);
    assertThat(run.summary().json().at("/run/target").asText()).isEqualTo(NOBODY);
    assertThat(run.summary().warnings())
        .contains("The database took no part: salvo.systems.voice.options.databaseUrl is empty.");
  }

  @Test
  void shouldSearchLevelByLevelOfCallsWhenItsCapacityIsAskedFor() {
    FinishedRun run = concurrent(SEARCH);
    JsonNode found = run.summary().json().get("capacity");

    // A busy machine leaves levels undecided, which is no failure of the search.
    assertThat(run.exitCode()).as(run.console()).isIn(0, 3);
    assertThat(run.summary().statuses()).containsOnlyKeys("start call", "get call", "end call");
    assertThat(found.get("unit").asText()).isEqualTo("users");
    assertThat(found.get("levels").findValues("level"))
        .extracting(JsonNode::asInt)
        .startsWith(5)
        .containsOnly(5, 10);
  }

  @Test
  void shouldLeaveNoCallOpenWhenNoLevelHolds() {
    FinishedRun run =
        concurrent(
            SEARCH
                + """
                salvo.sandbox.faults = [
                  { endpoint = "GET /api/v1/calls/{call_id}", kind = status, rate = 1 }
                ]
                """);
    Map<String, Map<String, Long>> served = run.served();

    assertThat(run.exitCode()).as(run.console()).isEqualTo(3);
    assertThat(run.summary().json().at("/capacity/statement").asText())
        .startsWith("Holds at no level that was tried")
        .contains("get call error rate 100 % > 10 %");
    assertThat(served.get(END)).isEqualTo(Map.of("200", served.get(START).get("201")));
  }

  private FinishedRun concurrent(String settings) {
    return GatlingLaunch.of(ConcurrentCallsSimulation.class, folder)
        .withSettings(settings)
        .start()
        .await(Duration.ofMinutes(4));
  }

  /** The tasks per second of a run of two seconds. */
  private GatlingLaunch launch(Class<?> simulation, int rps) {
    return GatlingLaunch.of(simulation, folder)
        .with("tasksPerSecond", rps)
        .with("duration", "2 s")
        .withSettings(SHORT);
  }

  private static long started(Map<String, Map<String, Long>> served) {
    return sum(served.get(START)) + sum(served.get(START_OUTBOUND));
  }

  /** Calls that the clean-up could not end either. */
  private static long left(FinishedRun run) {
    return run.summary().warnings().stream()
        .filter(warning -> warning.startsWith("The clean-up left "))
        .mapToLong(warning -> Long.parseLong(warning.split(" ")[3]))
        .sum();
  }

  private static Map<String, Long> requests(FinishedRun run) {
    Map<String, Long> requests = new TreeMap<>();
    run.summary().statuses().forEach((name, statuses) -> requests.put(name, sum(statuses)));
    return requests;
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}

package salvo.demonstrations;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import salvo.e2e.FinishedRun;
import salvo.e2e.GatlingLaunch;
import salvo.e2e.Summary;
import salvo.gatling.ChosenSimulation;
import salvo.gatling.LoadSimulation;
import salvo.gatling.http.EndpointsSimulation;

/** Every simulation for real, with the one command that runs them all. */
class AllSimulationsTest {

  private static final Duration PATIENCE = Duration.ofMinutes(6);

  /** A few seconds of load, in which also the rarest tasks are sure to come up. */
  private static final String SHORT =
      """
      salvo {
        workload { tasksPerSecond = 20, duration = 6 s }
        slo { minRpsShare = 0.05, global { errorRate = 0 } }
        systems {
          content-authentication.userTypes {
            auth-storm.tasks { sign-in = 1, sign-up = 1, wrong-password = 1 }
            token-expiration.tasks { validate = 1, expire = 1 }
          }
          content-generation {
            userTypes {
              content-generation {
                weight = 7
                tasks {
                  check-job = 0, create-small-job = 0, create-medium-job = 1, create-large-job = 1
                  follow-job = 1, list-by-status = 1, generate-small = 1, generate-medium = 1
                  generate-large = 1
                }
              }
              cache { weight = 2, tasks { popular = 0, unique = 1, bypass = 1 } }
            }
            options.jobPoll = 100 ms
          }
          content-stress {
            userTypes {
              stress {
                weight = 22
                tasks {
                  rapid-healthz = 1, rapid-api-health = 1, rapid-list = 1, rapid-create = 1
                  parallel-creates = 1, text-too-long = 1, body-too-large = 1, hurry = 1
                }
              }
              database-stress { weight = 2, tasks { long-pages = 0, bulk-create = 0 } }
              sustained-load { weight = 6, tasks { workflow = 1, browse = 0, generate = 1 } }
            }
            options.jobPoll = 100 ms
          }
          jobs.slo."submit job" { p95 = 60 s, p99 = 60 s }
          llm.slo {
            "chat ttft" = null, "chat tpot" = null, "chat gap" = null
            "completion ttft" = null, "completion tpot" = null, "long context ttft" = null
          }
          llm.userTypes.converser.weight = 0
          llm.goodput { chat.share = null, completion.share = null }
          voice.slo { "speech ttfa" = null, "speech rtf" = null, "speech stall" = null }
          voice.slo."connect socket" { p95 = 60 s, p99 = 60 s }
          voice.userTypes.api.tasks {
            list-agents = 1, get-agent = 1, list-calls = 1, get-call = 1, analytics = 1
            phone-numbers = 1, health = 1
          }
          voice.userTypes.telephony {
            weight = 3
            tasks { call-status = 1, hold = 1, resume = 1, transfer = 1, record = 1, end = 1 }
          }
          aiexec.userTypes.normal { weight = 60, tasks = ${messages} }
          aiexec.userTypes.streaming = ${streams}
          wfx.userTypes.streaming = ${streams}
          wfx.userTypes.normal { weight = 60, tasks = ${messages} { realistic = null } }
        }
      }
      streams {
        weight = 20
        tasks {
          stream-simple = 1, stream-realistic = null, stream-medium = null, stream-minimal = null
          stream-complex = null, stream-large = null
        }
      }
      messages {
        simple = 1, realistic = 1, medium = 1, minimal = 1, complex = 1, large = 1
        short-burst = null
      }
      """;

  private static final Set<String> CALLS =
      Set.of(
          "call status",
          "end call",
          "get call",
          "get recording",
          "hold call",
          "resume call",
          "send audio",
          "start call",
          "start outbound call",
          "start recording",
          "stop recording",
          "transfer call");
  private static final Set<String> AGENTS =
      Set.of(
          "analytics overview",
          "get agent",
          "get call",
          "health",
          "list agents",
          "list calls",
          "list phone numbers");
  private static final Set<String> SOCKETS =
      Set.of("connect socket", "socket message", "socket message after idle");
  private static final Set<String> SQL =
      Set.of("sql select", "sql join", "sql insert", "sql aggregate");
  private static final Set<String> WFX =
      Set.of(
          "run minimal",
          "run simple",
          "run medium",
          "run complex",
          "run large",
          "stream simple",
          "stream simple gap",
          "stream simple gaps",
          "stream simple queueing",
          "stream simple ttft");

  private static final String MIXED = "VoiceSimulation";

  /** By simulation, the names of its requests; all but the mixed one. */
  private static final Map<String, Set<String>> REQUESTS =
      Map.ofEntries(
          Map.entry(
              "ContentSimulation",
              Set.of(
                  "api health",
                  "create job",
                  "generate content",
                  "get job",
                  "healthz",
                  "list jobs",
                  "usage summary",
                  "user usage")),
          Map.entry(
              "ContentAuthenticationSimulation",
              Set.of(
                  "guess password",
                  "list jobs",
                  "login",
                  "login refused",
                  "my usage",
                  "register",
                  "token refused",
                  "who am i")),
          Map.entry(
              "ContentGenerationSimulation",
              Set.of(
                  "complete job",
                  "create large job",
                  "create medium job",
                  "create small job",
                  "generate cache bypass",
                  "generate cache miss",
                  "generate concurrently",
                  "generate large",
                  "generate medium",
                  "generate small",
                  "get job",
                  "list jobs by status")),
          Map.entry(
              "ContentStressSimulation",
              Set.of(
                  "body too large",
                  "create job",
                  "create job at once",
                  "generate content",
                  "generate in a hurry",
                  "get job",
                  "healthz",
                  "list jobs",
                  "rapid api health",
                  "rapid create job",
                  "rapid healthz",
                  "rapid list jobs",
                  "read job at once",
                  "text too long",
                  "user usage")),
          Map.entry("JobsQuickCheckSimulation", Set.of("submit job", "job completion")),
          Map.entry("JobsSimulation", Set.of("submit job", "job completion")),
          Map.entry("JobsSubmissionSimulation", Set.of("submit job", "job completion")),
          Map.entry("JobsPollingSimulation", Set.of("submit job", "get job", "job completion")),
          Map.entry(
              "LlmSimulation",
              Set.of(
                  "chat",
                  "chat gap",
                  "chat gaps",
                  "chat queueing",
                  "chat tokens",
                  "chat pace",
                  "chat goodput",
                  "chat tpot",
                  "chat ttfo",
                  "chat ttft",
                  "completion",
                  "completion gap",
                  "completion gaps",
                  "completion queueing",
                  "completion tokens",
                  "completion pace",
                  "completion goodput",
                  "completion tpot",
                  "completion ttft",
                  "embeddings",
                  "long context",
                  "long context gap",
                  "long context gaps",
                  "long context queueing",
                  "long context tokens",
                  "long context pace",
                  "long context tpot",
                  "long context ttfo",
                  "long context ttft")),
          Map.entry("StorySimulation", Set.of("create story", "story refused", "story over quota")),
          Map.entry("AgentsApiSimulation", AGENTS),
          Map.entry("CallsSimulation", CALLS),
          Map.entry("WebSocketSimulation", SOCKETS),
          Map.entry(
              "SpeechSimulation",
              Set.of(
                  "speech",
                  "speech gap",
                  "speech gaps",
                  "speech goodput",
                  "speech queueing",
                  "speech longest stall",
                  "speech rtf",
                  "speech stall",
                  "speech ttfa")),
          Map.entry("ConcurrentCallsSimulation", Set.of("start call", "get call", "end call")),
          Map.entry("DatabaseSimulation", SQL),
          Map.entry("AiexecSimulation", union(List.of(WFX, Set.of("run realistic")))),
          Map.entry("WfxSimulation", WFX));

  @TempDir private static Path folder;
  private static FinishedRun run;
  private static JsonNode suite;
  private static Map<String, Summary> summaries;

  @BeforeAll
  static void runAll() throws IOException {
    run =
        GatlingLaunch.of(ChosenSimulation.class, folder)
            .with("system", "all")
            .with("parallel", 2)
            .withSettings(SHORT)
            .start()
            .await(PATIENCE);
    suite = suite(run);
    summaries = summaries(run);
  }

  @Test
  void shouldRunEverySimulationThereIs() {
    Set<String> existing = new TreeSet<>();
    new ClassFileImporter()
        .importPackages("simulations").stream()
            .filter(it -> it.isAssignableTo(LoadSimulation.class))
            .filter(it -> !it.getModifiers().contains(JavaModifier.ABSTRACT))
            .filter(it -> !it.isEquivalentTo(EndpointsSimulation.class))
            .map(JavaClass::getSimpleName)
            .forEach(existing::add);

    assertThat(suite.path("runs").findValuesAsText("simulation"))
        .as(run.console())
        .containsExactlyInAnyOrderElementsOf(existing);
    existing.remove(MIXED);
    assertThat(REQUESTS.keySet()).containsExactlyInAnyOrderElementsOf(existing);
  }

  /** Some of its many requests are too rare for a few seconds. */
  @Test
  void shouldMixTheRequestsOfAllOthersWhenVoiceRunsAsAWhole() {
    assertThat(summaries.get(MIXED).statuses().keySet())
        .containsAnyElementsOf(AGENTS)
        .containsAnyElementsOf(CALLS)
        .containsAnyElementsOf(SOCKETS)
        .containsAnyElementsOf(SQL)
        .isSubsetOf(union(List.of(AGENTS, CALLS, SOCKETS, SQL)));
    assertThat(summaries.get(MIXED).ko()).isZero();
  }

  static Stream<String> simulations() {
    return REQUESTS.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("simulations")
  void shouldNameItsRequestsByWhatTheyAreWhateverTheData(String simulation) {
    assertThat(summaries.get(simulation).statuses().keySet())
        .containsExactlyInAnyOrderElementsOf(REQUESTS.get(simulation))
        .allMatch(name -> name.matches("[a-z ]+"));
  }

  @ParameterizedTest
  @MethodSource("simulations")
  void shouldCountNoFailureWhenAllOutcomesAreExpected(String simulation) {
    Summary summary = summaries.get(simulation);

    assertThat(summary.ko()).as("%s", summary.reasons()).isZero();
    assertThat(summary.violations()).isEmpty();
  }

  @Test
  void shouldAddUpTheRunsWhenAllHaveEnded() {
    long requests = summaries.values().stream().mapToLong(Summary::requests).sum();

    assertThat(suite.at("/total/requests").asLong()).isEqualTo(requests).isPositive();
    assertThat(suite.at("/total/ko").asLong()).isZero();
    assertThat(suite.at("/verdict/exitCode").asInt()).isEqualTo(run.exitCode());
    assertThat(run.console()).contains("StorySimulation", "[19/19]").doesNotContain("\tat ");
    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(AllSimulationsTest.class.getResourceAsStream("/salvo/suite.schema.json"))
                .validate(suite))
        .isEmpty();
  }

  @Test
  void shouldTellTheClassOfFailureWhenTheSandboxIsFaulty() throws IOException {
    FinishedRun faulty =
        GatlingLaunch.of(ChosenSimulation.class, folder)
            .with("system", "all")
            .with("parallel", 2)
            .with(
                "simulations",
                "ContentSimulation,JobsSimulation,StorySimulation,AgentsApiSimulation,"
                    + "AiexecSimulation,WfxSimulation")
            .withSettings(
                """
                salvo {
                  workload { tasksPerSecond = 10, duration = 3 s }
                  systems.jobs.options.completionTimeout = 2 s
                  sandbox.callbacks.lost = 1
                  sandbox.faults = [
                    { endpoint = "GET /healthz", kind = malformed, rate = 1 }
                    { endpoint = "POST /api/v1/story", kind = status, rate = 1, status = 503 }
                    { endpoint = "GET /api/v1/phone-numbers", kind = reset, rate = 1 }
                    { endpoint = "POST /api/v1/run/{id}", kind = status, rate = 1, status = 500 }
                    { endpoint = "POST /flows/{id}/run", kind = status, rate = 0.5, status = 200 }
                  ]
                }
                """)
            .start()
            .await(PATIENCE);

    assertThat(faulty.exitCode()).as(faulty.console()).isEqualTo(2);
    Map<String, Summary> found = summaries(faulty);
    assertThat(endpointsByCause(found, "ContentSimulation"))
        .containsEntry("malformed body", List.of("healthz"));
    assertThat(endpointsByCause(found, "JobsSimulation"))
        .containsEntry("job lost", List.of("job completion"));
    assertThat(endpointsByCause(found, "StorySimulation").keySet()).containsExactly("http 503");
    assertThat(endpointsByCause(found, "AgentsApiSimulation"))
        .containsEntry("closed before the answer", List.of("list phone numbers"));
    assertThat(endpointsByCause(found, "WfxSimulation")).containsOnlyKeys("failed check");
    assertThat(found.get("AiexecSimulation").reasons())
        .anyMatch(reason -> reason.contains("preflight run answered with status 500"));
    assertThat(faulty.console())
        .contains("FAIL          JobsSimulation", "INVALID       AiexecSimulation");
  }

  private static Map<String, List<String>> endpointsByCause(
      Map<String, Summary> found, String simulation) {
    assertThat(found).containsKey(simulation);
    return found.get(simulation).endpointsByCause();
  }

  private static JsonNode suite(FinishedRun finished) throws IOException {
    return JsonMapper.builder()
        .build()
        .readTree(FinishedRun.text(folder(finished).resolve("suite.json")));
  }

  private static Path folder(FinishedRun finished) throws IOException {
    try (Stream<Path> entries = Files.list(finished.results())) {
      List<Path> suites =
          entries.filter(it -> it.getFileName().toString().startsWith("all-")).toList();
      assertThat(suites).as(finished.console()).hasSize(1);
      return suites.get(0);
    }
  }

  private static Map<String, Summary> summaries(FinishedRun finished) throws IOException {
    try (Stream<Path> entries = Files.list(folder(finished))) {
      return entries
          .map(it -> it.resolve("salvo").resolve("summary.json"))
          .filter(Files::exists)
          .map(AllSimulationsTest::summary)
          .collect(toMap(it -> it.json().at("/run/simulation").asText(), it -> it));
    }
  }

  private static Summary summary(Path file) {
    try {
      return new Summary(JsonMapper.builder().build().readTree(FinishedRun.text(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> union(List<Set<String>> sets) {
    Set<String> all = new TreeSet<>();
    sets.forEach(all::addAll);
    return all;
  }
}

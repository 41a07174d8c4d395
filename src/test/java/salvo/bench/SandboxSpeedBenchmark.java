package salvo.bench;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import salvo.SuppressForbidden;
import salvo.e2e.GatlingLaunch;
import salvo.sandbox.SandboxMain;

/**
 * Whether the sandbox can be the limit of a run: what it serves on all processors of this machine
 * against what an injector sends from one. Both run at full speed, side by side, and are held to
 * the processor time that each has used, so that it does not matter how the machine shares them
 * out. Also its start and its memory.
 *
 * <p>{@code mvn test -Dgroups=benchmark -DexcludedGroups= -Dtest=SandboxSpeedBenchmark}; the number
 * of rounds in the environment variable BENCH_ROUNDS.
 */
@Tag("benchmark")
class SandboxSpeedBenchmark {

  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
  private static final int ROUNDS =
      Integer.parseInt(System.getenv().getOrDefault("BENCH_ROUNDS", "3"));
  private static final int LOAD_SECONDS = 45;
  private static final long MEASURED_MILLIS = 20_000;
  private static final long MARGIN_MILLIS = 2_000;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final List<Integer> IN_FLIGHT = List.of(2_000, 5_000);
  private static final int STARTS = 5;

  private static final String HEALTHZ =
      "systems.endpoints.list = [{ name = healthz, path = \"/healthz\" }]\n"
          + withoutThinking("endpoints", "client");

  private static final String[] FLOWS = {
    "normal", "aggressive", "sustained", "tail-latency-hunter", "scalability"
  };

  /** Jobs that are under way at the end are not waited for. */
  private static final String IMPATIENT = "\nsystems.jobs.options.completionTimeout = 2 s";

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("systems")
  void shouldShowHowMuchFasterTheSandboxIsThanTheInjector(
      String label, String simulation, String settings) throws Exception {
    print(
        "%-10s %14s %14s %8s", "", "injector, 1 cpu", "sandbox, " + PROCESSORS + " cpus", "ratio");
    compare(label, simulation, settings);
  }

  static Stream<Arguments> systems() {
    return Stream.of(
        arguments("healthz", GatlingLaunch.ENDPOINTS, HEALTHZ),
        arguments(
            "content",
            "simulations.content.ContentSimulation",
            account("content") + contentTypes()),
        arguments("jobs", "simulations.jobs.JobsSimulation", key("jobs") + IMPATIENT),
        arguments(
            "story",
            "simulations.story.StorySimulation",
            withoutThinking("story", "listener", "forbidden", "free-tier")),
        arguments(
            "voice",
            "simulations.voice.AgentsApiSimulation",
            key("voice") + withoutThinking("voice", "api")),
        arguments(
            "aiexec",
            "simulations.flows.AiexecSimulation",
            account("aiexec") + withoutThinking("aiexec", FLOWS)),
        arguments(
            "wfx", "simulations.flows.WfxSimulation", key("wfx") + withoutThinking("wfx", FLOWS)));
  }

  private static String contentTypes() {
    return withoutThinking("content", "regular", "admin", "heavy-content", "health-check", "burst");
  }

  /** Users who do not think: the injector is to send as fast as it can. */
  private static String withoutThinking(String system, String... userTypes) {
    StringBuilder settings = new StringBuilder("\n");
    for (String type : userTypes) {
      settings.append(
          String.format(
              Locale.ROOT,
              "systems.%s.userTypes.%s { pacing = null, thinkTime { min = 0 s, max = 0 s } }%n",
              system,
              type));
    }
    return settings.toString();
  }

  /** What signs in at a sandbox that was started without a run. */
  private static String account(String system) {
    return String.format(
        Locale.ROOT,
        """
        systems.%s.options { adminEmail = "admin@example.com", adminPassword = sandbox-admin }
        %s\
        """,
        system,
        system.equals("content") ? key(system) : "");
  }

  private static String key(String system) {
    return String.format(Locale.ROOT, "systems.%s.options.apiKey = sandbox-key", system);
  }

  @Test
  void shouldShowHowFastTheSandboxStarts() throws Exception {
    List<Double> seconds = new ArrayList<>();
    for (int i = 0; i < STARTS; i++) {
      long start = System.nanoTime();
      try (JavaProcess sandbox = sandbox("{}")) {
        sandbox.listening();
        seconds.add((System.nanoTime() - start) / 1e9);
      }
    }
    print("start      %12.2f s", median(seconds));
  }

  @Test
  void shouldShowWhatRequestsInFlightTakeInMemory() throws Exception {
    for (int requests : IN_FLIGHT) {
      try (JavaProcess sandbox = sandbox(holding(requests))) {
        URI target = sandbox.listening();
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
          sockets.add(post(target));
        }
        awaitFull(target);
        print("%5d POSTs %12d MB resident", requests, sandbox.residentMegabytes());
        for (Socket socket : sockets) {
          socket.close();
        }
      }
    }
  }

  /** As many slots as requests, each of which takes an hour. */
  private static String holding(int requests) {
    return String.format(
        Locale.ROOT,
        """
        {"scale":0,"slots":%d,"queue":0,"faults":[
         {"endpoint":"POST /api/v1/content/generate","kind":"delay","delayMillis":3600000}]}\
        """,
        requests);
  }

  private static Socket post(URI target) throws IOException {
    String body =
        "{\"syllabus_text\":\"" + "x".repeat(4900) + "\",\"target_format\":\"comprehensive\"}";
    Socket socket = new Socket(target.getHost(), target.getPort());
    String request =
        "POST /api/v1/content/generate HTTP/1.1\r\nHost: sandbox\r\nX-API-Key: sandbox-key\r\n"
            + "Content-Type: application/json\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body;
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  /** Waits until a further request is turned away. */
  private static void awaitFull(URI target) {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request = HttpRequest.newBuilder(target.resolve("/healthz")).build();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (client.sendAsync(request, BodyHandlers.discarding()).join().statusCode() != 503) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("The sandbox did not take all requests");
      }
    }
  }

  private void compare(String label, String simulation, String settings) throws Exception {
    List<Speeds> rounds = new ArrayList<>();
    for (int round = 1; round <= ROUNDS; round++) {
      rounds.add(
          measure(simulation, settings, Files.createDirectory(folder.resolve(label + round))));
      print(label + " " + round, rounds.get(round - 1));
    }
    print(
        label,
        new Speeds(
            median(rounds.stream().map(Speeds::injector).toList()),
            median(rounds.stream().map(Speeds::sandbox).toList())));
  }

  /** Requests per second of one processor. */
  private record Speeds(double injector, double sandbox) {

    double ratio() {
      return sandbox * PROCESSORS / injector;
    }
  }

  private static Speeds measure(String simulation, String settings, Path results) throws Exception {
    try (JavaProcess sandbox = sandbox("{\"scale\":0}")) {
      Path config = config(sandbox.listening(), settings, results);
      try (JavaProcess injector = JavaProcess.injector(simulation, config, results, List.of());
          ProcessorUse sending = new ProcessorUse(injector);
          ProcessorUse serving = new ProcessorUse(sandbox)) {
        injector.awaitEnd(PATIENCE);
        return speeds(RecordedRequests.byEnd(results), sending, serving);
      }
    }
  }

  private static JavaProcess sandbox(String options) throws IOException {
    return JavaProcess.start(SandboxMain.JVM_FLAGS, SandboxMain.class.getName(), options);
  }

  /** More than can be sent, from users enough to keep both sides at work all the time. */
  private static Path config(URI target, String settings, Path results) throws IOException {
    return Files.writeString(
        results.resolve("bench.conf"),
        String.format(
            Locale.ROOT,
            """
            salvo {
              baseUrl = "%s"
              workload.profiles.bench { users = 100, tasksPerSecond = 100000, duration = %d s }
              workload.profile = bench
              workload.model = closed
              warmUp.duration = 0 s
              monitor.enabled = false
              %s
            }
            """,
            target,
            LOAD_SECONDS,
            settings));
  }

  private static Speeds speeds(
      NavigableMap<Long, Long> requestsByEnd, ProcessorUse sending, ProcessorUse serving) {
    long to = requestsByEnd.firstKey() + 1_000L * LOAD_SECONDS - MARGIN_MILLIS;
    long from = to - MEASURED_MILLIS;
    double requests =
        requestsByEnd.subMap(from, to).values().stream().mapToLong(Long::longValue).sum();
    return new Speeds(
        requests / sending.coreSeconds(from, to), requests / serving.coreSeconds(from, to));
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private static void print(String label, Speeds speeds) {
    print(
        "%-10s %12.0f /s %12.0f /s %8.1f",
        label, speeds.injector(), speeds.sandbox() * PROCESSORS, speeds.ratio());
  }

  @SuppressForbidden("a benchmark tells its figures on standard output")
  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }
}

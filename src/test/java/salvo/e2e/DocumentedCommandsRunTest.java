package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.cli.ManyCommands;
import salvo.cli.WrittenCommand;
import salvo.text.PlainJson;

/**
 * Every command on a line of its own in the documents is run: here, in the order in which a reader
 * would come to them, or by the test that is named for it. Loads are short; those of systems with
 * tests of their own, and of {@code mvn gatling:test}, are validated.
 */
@Tag("thorough")
class DocumentedCommandsRunTest {

  /** Of a run that passes on any machine. */
  private static final String SETTINGS =
      """
      include file("TRY")
      salvo.slo.minRpsShare = 0
      salvo.report.injectorLimits.samples = 100000
      salvo.systems.endpoints {
        list = [{ name = search, path = /search }]
        sandbox { "GET /search" {} }
      }
      """
          .replace("TRY", Path.of("deploy/try.conf").toAbsolutePath().toString());

  private static final String SHORT = "-DtimeScale=0.1";

  /** What starts or needs more than this test has, by the beginning of the command. */
  private static final Map<String, String> ELSEWHERE =
      Map.of(
          "./salvo ui", "src/test/java/salvo/ui/RoomInBrowserIT.java",
          "./salvo flows", "src/demonstrations/java/salvo/demonstrations/FlowsCommandTest.java",
          "./salvo publish", "src/test/java/salvo/e2e/PipelineTest.java",
          "./salvo stop", "src/test/java/salvo/e2e/McpTest.java",
          "./salvo capacity", "src/test/java/salvo/e2e/CapacityTest.java",
          "./salvo run -Dsystem=all", "src/test/java/salvo/e2e/RunCommandTest.java",
          "./salvo doctor --base-url https://staging.example.org --journeys",
              "src/test/java/salvo/e2e/DoctorJourneysTest.java",
          "./salvo try shop --base-url", "src/test/java/salvo/e2e/TryTest.java");

  /** Only with nothing behind it: of every simulation there is, and the tests have dozens. */
  private static final String EVERYTHING = "./salvo validate";

  private static final Set<Integer> DONE = Set.of(0);

  /** Two short runs differ, or are too short to tell. */
  private static final Set<Integer> COMPARED = Set.of(0, 2, 3);

  @TempDir private Path folder;

  private final Set<String> run = new TreeSet<>();
  private HttpServer target;

  @BeforeEach
  void startTheTarget() throws IOException {
    target = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    target.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    target.start();
  }

  @AfterEach
  void stopTheTarget() {
    target.stop(0);
  }

  @Test
  void shouldDoWhatTheDocumentsSayWhenTheirCommandsAreTyped() throws Exception {
    makeSystems();
    beforeALoad();
    load();
    afterwards();

    assertThat(documented()).isSubsetOf(run);
    assertThat(ELSEWHERE.values()).allSatisfy(it -> assertThat(Path.of(it)).isRegularFile());
  }

  private void makeSystems() throws Exception {
    Files.writeString(settings(), SETTINGS);
    for (String project : List.of("coded", "answered", "imported", "described")) {
      Files.createDirectories(folder.resolve(project).resolve("src/test/java"));
    }
    together("coded", DONE, "./salvo new shop");
    together("answered", DONE, "./salvo new shop --no-code --json");
    Files.copy(
        Path.of("src/test/resources/imports/openapi/library-3.0.yaml"),
        folder.resolve("imported/openapi.yaml"));
    together("imported", DONE, "./salvo import openapi.yaml --name shop");
    together("described", DONE, "./salvo new shop --no-code");
  }

  private void beforeALoad() throws Exception {
    together(
        "described",
        DONE,
        "./salvo doctor",
        "./salvo doctor --base-url https://staging.example.org/health",
        "./salvo doctor --base-url https://staging.example.org/health --load 100",
        "./salvo validate shop endpoints -Dprofile=normal",
        "./salvo validate content --json",
        "./salvo describe",
        "./salvo describe --json",
        "./salvo describe salvo.slo",
        "./salvo describe salvo.slo --json");
    validated(
        "./salvo run llm -Dsalvo.workload.trace.file=feeders/llm/trace.jsonl"
            + " -Dsalvo.workload.trace.speed=2",
        "./salvo run aiexec -Dsalvo.systems.aiexec.userTypes.streaming.weight=3",
        "./salvo run wfx -Dsalvo.systems.wfx.userTypes.streaming.weight=1 -DuserTypes=streaming");
    together(
        "described",
        DONE,
        WrittenCommand.loads().stream()
            .map(WrittenCommand::text)
            .filter(it -> !it.contains("-Dgatling."))
            .map(it -> ("./salvo validate " + system(it) + " " + it).strip())
            .distinct()
            .toArray(String[]::new));
  }

  /** The one that a load is of; the first of all. */
  private static String system(String options) {
    Matcher named = Pattern.compile("-Dsystem=(?!all)(\\S+)").matcher(options);
    return named.find() ? named.group(1) : "content";
  }

  private void load() throws Exception {
    alone("described", "./salvo try shop");
    alone("described", "./salvo try shop --curl");
    alone("described", "./salvo try content --json");
    alone("described", "./salvo run shop", SHORT);
    alone("described", "./salvo run ContentSimulation -Dusers=1", SHORT);
    alone("described", "./salvo run content -Dprofile=smoke --json", SHORT);
    alone("described", "./salvo run content --injectors 3", SHORT);
    alone("described", "./salvo run content -Dprofile=light", SHORT);
    together("described", DONE, "./salvo baseline save content-normal");
    alone("described", "./salvo run content -Dprofile=light", SHORT);
  }

  private void afterwards() throws Exception {
    together(
        "described",
        DONE,
        "./salvo report",
        "./salvo report path/to/simulation.log -o out",
        "./salvo report <run> -o - -f summary.md",
        "./salvo merge <run A> <run B> -o target/gatling/both --offset \"<run B>=250ms\"",
        "./salvo explain latest",
        "./salvo explain latest --json",
        "./salvo status",
        "./salvo status --json",
        "./salvo baseline update content-normal",
        "./salvo baseline list",
        "./salvo baseline show content-normal");
    together(
        "described",
        COMPARED,
        "./salvo compare",
        "./salvo compare <run A> <run B>",
        "./salvo compare <run> <run> --json",
        "./salvo compare -o compare.html",
        "./salvo compare content-normal");
  }

  /** Loads of systems that are loaded by tests of their own: all but the load. */
  private void validated(String... loads) throws Exception {
    together(
        "described",
        DONE,
        Stream.of(loads)
            .map(it -> it.replace("./salvo run", "./salvo validate"))
            .toArray(String[]::new));
    run.addAll(List.of(loads));
  }

  /** In one process, for they take less time than its start. */
  private void together(String within, Set<Integer> statuses, String... commands) throws Exception {
    Path home = folder.resolve(within);
    List<List<String>> typed = new ArrayList<>();
    for (String command : commands) {
      List<String> words = new ArrayList<>(typed(home, command));
      words.add("-Dsalvo.config=" + settings());
      typed.add(words);
    }
    Path asked = home.resolve("asked.json");
    Path said = home.resolve("said.json");
    PlainJson.MAPPER.writeValue(asked.toFile(), typed);
    Finished process =
        run(home, "salvo.cli.ManyCommands", List.of(), List.of(asked.toString(), said.toString()));
    assertThat(process.status()).as(process.out()).isZero();
    List<ManyCommands.Ended> ended =
        List.of(PlainJson.MAPPER.readValue(said.toFile(), ManyCommands.Ended[].class));
    for (int i = 0; i < commands.length; i++) {
      assertThat(statuses).as(commands[i] + ": " + ended.get(i)).contains(ended.get(i).status());
      run.add(commands[i]);
    }
  }

  /** In a process of its own, which it ends. */
  private void alone(String within, String command, String... more) throws Exception {
    Path home = folder.resolve(within);
    List<String> words = new ArrayList<>(typed(home, command));
    words.addAll(List.of(more));
    Finished process =
        run(
            home,
            "salvo.cli.Main",
            words.stream().filter(it -> it.startsWith("-D")).toList(),
            words.stream().filter(it -> !it.startsWith("-D")).toList());
    assertThat(process.status()).as(command + ": " + process.out()).isZero();
    run.add(command);
  }

  private record Finished(int status, String out) {}

  private Path settings() {
    return folder.resolve("own.conf");
  }

  private Finished run(Path home, String main, List<String> options, List<String> arguments)
      throws Exception {
    List<String> all = new ArrayList<>(options);
    all.add("-Dsalvo.config=" + settings());
    Process process =
        OwnJava.process(home.resolve("src/test/java"), all, main, arguments)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Finished(process.waitFor(), out);
  }

  /** What a reader types: with an address, and with runs, of his own. */
  private List<String> typed(Path home, String command) throws IOException {
    List<String> words = new ArrayList<>();
    for (String word : new WrittenCommand(Path.of(""), command, true).words()) {
      String own =
          word.replaceFirst(
              "https://staging.example.org", "http://127.0.0.1:" + target.getAddress().getPort());
      if (own.contains("<run") || own.contains("simulation.log")) {
        List<String> runs = lastTwo(home);
        own =
            own.replace("<run A>", runs.get(0))
                .replace("<run B>", runs.get(1))
                .replace("<run>", runs.get(1))
                .replace("path/to", "target/gatling/" + runs.get(0));
      }
      words.add(own);
    }
    return words.subList(1, words.size());
  }

  /** Runs of one load. */
  private static List<String> lastTwo(Path home) throws IOException {
    try (Stream<Path> all = Files.list(home.resolve("target/gatling"))) {
      List<String> runs =
          all.map(it -> it.getFileName().toString())
              .filter(it -> it.startsWith("contentsimulation-"))
              .sorted()
              .toList();
      return runs.subList(runs.size() - 2, runs.size());
    }
  }

  private static List<String> documented() throws IOException {
    return WrittenCommand.all().stream()
        .filter(WrittenCommand::isWhole)
        .map(it -> it.text().replaceFirst("\\s+#.*", ""))
        .filter(it -> !it.equals(EVERYTHING))
        .filter(it -> ELSEWHERE.keySet().stream().noneMatch(it::startsWith))
        .distinct()
        .toList();
  }
}

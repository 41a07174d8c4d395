package salvo.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import salvo.text.PlainJson;

/** The tools, each a command of {@code ./salvo}. */
final class Tools {

  private static final int LONGEST_WAIT = 50;
  private static final int KEPT = 8;
  private static final String NEWEST = "latest";
  private static final String SIMULATION = "simulation";
  private static final String RUN = "run";
  private static final String IMPORT = "import";
  private static final String A_SIMULATION =
      "Its system or its class, such as shop; describe lists them.";
  private static final String A_RUN = "The id of a run, as status lists them. Default: latest.";

  private final Commands commands;
  private final Budget budget;
  private final CurrentRun current;

  /** The documents given last, of which more may be asked for. */
  private final Map<List<String>, ObjectNode> kept = new LinkedHashMap<>();

  Tools(Commands commands, Budget budget, CurrentRun current) {
    this.commands = commands;
    this.budget = budget;
    this.current = current;
  }

  /** All of them. A command more is a line more. */
  List<Tool> all() {
    return List.of(
        new Tool(
            "describe",
            "Explain keys",
            "Explains keys of the configuration: meaning, default, short name. Without a key it"
                + " lists the sections and the simulations of the project.",
            new Tool.Schema()
                .text(
                    "key",
                    "A key, with all keys below it, such as salvo.slo, or a word of a description.")
                .parts()
                .map(),
            true,
            this::describe),
        new Tool(
            "validate",
            "Check before a load",
            "Checks settings, feeders and simulations as a run would, and sends nothing.",
            new Tool.Schema()
                .texts("simulations", "Systems or classes. Default: all in the project.")
                .settings()
                .parts()
                .map(),
            true,
            this::validate),
        new Tool(
            IMPORT,
            "Make a system from a file",
            "Writes a system without code, with feeders and a stand-in, from an OpenAPI document,"
                + " HAR, Postman collection, curl commands, k6 script or access log of the project,"
                + " and reports what was taken and left out. Existing files are not overwritten.",
            new Tool.Schema()
                .text("file", "Its path within the project's folder.")
                .text("name", "Name of the system. Default: that of the file.")
                .flag("withWrites", "Also take requests that change something.")
                .parts()
                .require("file")
                .map(),
            false,
            this::importFile),
        new Tool(
            "try",
            "Try each task once",
            "Lets one user of each type do each task once, and shows each request with its answer,"
                + " secrets masked; for a failure, also where to fix it.",
            new Tool.Schema()
                .text(SIMULATION, A_SIMULATION)
                .settings()
                .parts()
                .require(SIMULATION)
                .map(),
            false,
            this::tryOut),
        new Tool(
            RUN,
            "Run a load test",
            "Starts a load test; ask status for its progress. One runs at a time.",
            load(),
            false,
            it -> load(RUN, it)),
        new Tool(
            "capacity",
            "Find the capacity",
            "Starts a search for the highest level of load that keeps all objectives; ask status"
                + " for its progress.",
            load(),
            false,
            it -> load("capacity", it)),
        new Tool(
            "status",
            "State of the runs",
            "The progress or result of this server's run; with an id, of any run.",
            new Tool.Schema()
                .text(RUN, "The id of a run; all for a list.")
                .number("waitSeconds", LONGEST_WAIT, "How long to wait for the end of a run.")
                .parts()
                .map(),
            true,
            this::status),
        new Tool(
            "stop",
            "Stop the run",
            "Ends the load of the run that this server has started, and writes its reports.",
            new Tool.Schema().map(),
            false,
            it -> current.stop()),
        new Tool(
            "report",
            "Read a report",
            "A run's summary.json, section by section, in answers of at most 8 KB. Without a"
                + " section: its verdict and which sections there are.",
            new Tool.Schema()
                .text(RUN, A_RUN)
                .text("section", "Such as endpoints, slos, errors, timeSeries.")
                .number("from", Integer.MAX_VALUE, "Index of the first element of a list.")
                .map(),
            true,
            Tools::report),
        new Tool(
            "compare",
            "Compare runs",
            "Shows what changed from a base to other runs, figure by figure, with intervals.",
            new Tool.Schema()
                .text("base", "A run or a baseline.")
                .texts("runs", "What is compared with it.")
                .flag("acceptDifferences", "Compare even if load, simulation or injector differ.")
                .parts()
                .require("base", "runs")
                .map(),
            true,
            this::compare),
        new Tool(
            "explain",
            "Explain a verdict",
            "Explains the verdict of a run: objectives that were missed, causes of failures with"
                + " the next step for each, and advice.",
            new Tool.Schema().text(RUN, A_RUN).parts().map(),
            true,
            this::explain));
  }

  private static Map<String, Object> load() {
    return new Tool.Schema()
        .text(SIMULATION, A_SIMULATION)
        .settings()
        .number("waitSeconds", LONGEST_WAIT, "How long to wait for the end. Default: 0.")
        .require(SIMULATION)
        .map();
  }

  private ObjectNode describe(Arguments asked) {
    List<String> command = new ArrayList<>(List.of("describe"));
    asked.name("key").ifPresent(command::add);
    return fitted(asked, List.of(), command);
  }

  private ObjectNode validate(Arguments asked) {
    List<String> command = new ArrayList<>(List.of("validate"));
    command.addAll(asked.names("simulations"));
    return fitted(asked, AskedSettings.options(asked.settings()), command);
  }

  private ObjectNode importFile(Arguments asked) {
    String file = asked.name("file").orElseThrow(() -> new Problem("Name a file."));
    List<String> command = new ArrayList<>(List.of(IMPORT, file));
    asked.name("name").ifPresent(it -> command.addAll(List.of("--name", it)));
    if (asked.flag("withWrites")) {
      command.add("--with-writes");
    }
    return fitted(asked, List.of(), command);
  }

  private ObjectNode tryOut(Arguments asked) {
    List<String> options = AskedSettings.options(asked.settings());
    List<String> command = List.of("try", simulation(asked));
    List<String> key = key(options, command);
    if (asked.text("at").isEmpty() || !isKept(key)) {
      budget.options();
      ObjectNode document = commands.run(options, command);
      current.spend(document);
      keep(key, document);
    }
    return part(asked, kept(key));
  }

  private ObjectNode load(String command, Arguments asked) {
    current.start(command, simulation(asked), AskedSettings.options(asked.settings()));
    current.await(Duration.ofSeconds(asked.number("waitSeconds", 0)));
    return Fitted.of(current.status().orElseThrow(), "", 0);
  }

  private ObjectNode status(Arguments asked) {
    Optional<String> run = asked.name(RUN);
    if (run.isEmpty()) {
      current.await(Duration.ofSeconds(asked.number("waitSeconds", 0)));
      Optional<ObjectNode> own = current.status();
      if (own.isPresent()) {
        return part(asked, own.get());
      }
    }
    List<String> command = new ArrayList<>(List.of("status"));
    run.filter(it -> !it.equals("all")).ifPresent(command::add);
    return part(asked, commands.run(List.of(), command));
  }

  private static ObjectNode report(Arguments asked) {
    String run = asked.name(RUN).orElse(NEWEST);
    return asked
        .name("section")
        .map(it -> RunReports.section(run, it, asked.number("from", 0)))
        .orElseGet(() -> RunReports.overview(run));
  }

  private ObjectNode compare(Arguments asked) {
    List<String> command = new ArrayList<>(List.of("compare"));
    command.add(asked.name("base").orElseThrow(() -> new Problem("Name a base.")));
    command.addAll(asked.names("runs"));
    if (asked.flag("acceptDifferences")) {
      command.add("--accept-differences");
    }
    return fitted(asked, List.of(), command);
  }

  private ObjectNode explain(Arguments asked) {
    return fitted(asked, List.of(), List.of("explain", asked.name(RUN).orElse(NEWEST)));
  }

  private static String simulation(Arguments asked) {
    return asked
        .name(SIMULATION)
        .orElseThrow(() -> new Problem("Name a simulation: describe lists them."));
  }

  /** What the command answers, or a part of what it has answered before. */
  private ObjectNode fitted(Arguments asked, List<String> options, List<String> command) {
    List<String> key = key(options, command);
    if (asked.text("at").isEmpty() || !isKept(key)) {
      keep(key, commands.run(options, command));
    }
    return part(asked, kept(key));
  }

  private static ObjectNode part(Arguments asked, ObjectNode document) {
    return Fitted.of(document, asked.text("at").orElse(""), asked.number("from", 0));
  }

  private static List<String> key(List<String> options, List<String> command) {
    List<String> key = new ArrayList<>(options);
    key.addAll(command);
    return key;
  }

  private synchronized boolean isKept(List<String> key) {
    return kept.containsKey(key);
  }

  private synchronized ObjectNode kept(List<String> key) {
    return kept.getOrDefault(key, PlainJson.MAPPER.createObjectNode());
  }

  private synchronized void keep(List<String> key, ObjectNode document) {
    kept.remove(key);
    kept.put(key, document);
    if (kept.size() > KEPT) {
      kept.remove(kept.keySet().iterator().next());
    }
  }
}

package salvo.cli.runs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import salvo.cli.answer.JsonOption;
import salvo.ui.runs.RunEntry;
import salvo.ui.runs.RunJson;
import salvo.ui.runs.RunList;

/** Lists runs, or tells of one what became of it. */
@Command(
    name = StatusCommand.NAME,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Lists the runs of salvo.report.directory, newest first: running, finished with their"
          + " verdict, cut short or damaged.",
      "With a run, only that one, and the reasons for its verdict."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:shown, whatever the verdict", "1:no such run, or wrong usage"})
public final class StatusCommand implements Callable<Integer> {

  public static final String NAME = "status";

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "RUN",
      description = "The id of a run, or latest, which here may still be running.")
  private Optional<String> run = Optional.empty();

  @Option(
      names = "--most",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many to list. Default: ${DEFAULT-VALUE}.")
  private int most;

  @Mixin private JsonOption json;

  @Override
  public Integer call() throws IOException {
    KnownRuns known = KnownRuns.ofProject();
    if (run.isPresent()) {
      return one(known.require(run.get()));
    }
    List<RunList.Listed> all = known.all();
    List<RunList.Listed> shown = all.stream().limit(most).toList();
    if (json.isAsked()) {
      ObjectNode document = JsonNodeFactory.instance.objectNode();
      ArrayNode runs = document.putArray("runs");
      shown.forEach(it -> runs.add(brief(it)));
      return json.answer(0, document.put("more", all.size() - shown.size()));
    }
    PrintWriter out = spec.commandLine().getOut();
    shown.forEach(it -> out.println(line(it)));
    if (all.size() > shown.size()) {
      out.println("And " + (all.size() - shown.size()) + " more: --most N.");
    }
    out.flush();
    return 0;
  }

  private int one(RunList.Listed run) {
    if (json.isAsked()) {
      ObjectNode document = JsonNodeFactory.instance.objectNode();
      document.set("run", RunJson.full(run));
      return json.answer(0, document);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(line(run));
    run.entry().reasons().forEach(it -> out.println("  " + it));
    run.entry().livePage().ifPresent(it -> out.println("  " + it));
    out.flush();
    return 0;
  }

  /** Without what only a chart needs. */
  private static ObjectNode brief(RunList.Listed run) {
    ObjectNode brief = RunJson.brief(run);
    brief.remove("series");
    return brief;
  }

  private static String line(RunList.Listed run) {
    RunEntry entry = run.entry();
    String state =
        entry.verdict().isEmpty()
            ? entry.state().name().toLowerCase(Locale.ROOT).replace('_', ' ')
            : entry.verdict();
    return String.format(Locale.ROOT, "%-13s %s", state, entry.folder().id());
  }
}

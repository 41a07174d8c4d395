package salvo.cli.keys;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import salvo.cli.answer.JsonOption;
import salvo.cli.answer.Refusal;
import salvo.config.Settings;
import salvo.config.reference.Key;
import salvo.config.reference.ReferenceKeys;
import salvo.config.source.PropertyEncoding;
import salvo.gatling.choice.SimulationClasses;

/** Explains keys, and lists what can be run. */
@Command(
    name = DescribeCommand.NAME,
    mixinStandardHelpOptions = true,
    description = {
      "Explains the keys of the configuration: meaning, default, short name and variable.",
      "Without a key it lists the sections, and the simulations of the project."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:done", "1:nothing of that name, or wrong usage"})
public final class DescribeCommand implements Callable<Integer> {

  public static final String NAME = "describe";

  private static final String ROOT = "salvo";
  private static final int SECTIONS = 2;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "KEY|WORD",
      description =
          "A key, with all keys below it, such as salvo.slo or users; or a word of its description."
              + " salvo shows all keys.")
  private Optional<String> wanted = Optional.empty();

  @Mixin private JsonOption json;

  @Override
  public Integer call() {
    List<Key> keys = keys();
    if (json.isAsked()) {
      return json.answer(0, document(keys));
    }
    PrintWriter out = spec.commandLine().getOut();
    keys.forEach(it -> print(it, out));
    if (wanted.isEmpty()) {
      out.println("Simulations (./salvo run <name>):");
      SimulationClasses.ofProject()
          .forEach(it -> out.println("  " + it.shortName() + "  " + it.className()));
      Map<String, List<String>> runs = Settings.namedRuns(PropertyEncoding.PLAIN);
      runs.forEach((name, words) -> out.println("  " + name + "  " + String.join(" ", words)));
    }
    out.flush();
    return 0;
  }

  private List<Key> keys() {
    List<Key> all = ReferenceKeys.all();
    if (wanted.isEmpty()) {
      return all.stream().filter(it -> it.depth() == SECTIONS).toList();
    }
    String name = wanted.get();
    List<Key> named =
        all.stream()
            .filter(
                it ->
                    it.isWithin(name)
                        || it.isWithin(ROOT + "." + name)
                        || it.shortName().filter(name::equals).isPresent())
            .toList();
    List<Key> found =
        named.isEmpty() ? all.stream().filter(it -> it.mentions(name)).toList() : named;
    if (found.isEmpty()) {
      throw new Refusal(
          "No key is called "
              + name
              + ", and none mentions it: salvo describe lists the"
              + " sections.");
    }
    return found;
  }

  private static void print(Key key, PrintWriter out) {
    String names = key.shortName().map(it -> "  (-D" + it + ")").orElse("");
    out.println(key.name() + key.byDefault().map(it -> " = " + it).orElse("") + names);
    key.meaning().lines().forEach(it -> out.println("    " + it));
    out.println();
  }

  private ObjectNode document(List<Key> keys) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ArrayNode array = document.putArray("keys");
    for (Key key : keys) {
      array
          .addObject()
          .put("key", key.name())
          .put("default", key.byDefault().orElse(null))
          .put("meaning", key.meaning())
          .put("shortName", key.shortName().orElse(null))
          .put("variable", key.variable());
    }
    if (wanted.isEmpty()) {
      ArrayNode simulations = document.putArray("simulations");
      SimulationClasses.ofProject()
          .forEach(
              it ->
                  simulations.addObject().put("name", it.shortName()).put("class", it.className()));
      ObjectNode runs = document.putObject("runs");
      Settings.namedRuns(PropertyEncoding.PLAIN)
          .forEach((name, words) -> runs.put(name, String.join(" ", words)));
    }
    return document;
  }
}

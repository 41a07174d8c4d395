package salvo.cli.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;
import salvo.cli.answer.Refusal;
import salvo.config.Settings;
import salvo.config.source.PropertyEncoding;

/**
 * A run of a name of the user's own.
 *
 * @param words those that stand for it, as they would follow {@code ./salvo run}
 */
record RunAlias(String name, List<String> words) {

  private static final String PROPERTY = "-D";

  /** The run of that name, if {@code salvo.runs} has one. */
  static Optional<RunAlias> find(String name) {
    return Optional.ofNullable(Settings.namedRuns(PropertyEncoding.PLAIN).get(name))
        .map(words -> new RunAlias(name, words));
  }

  /**
   * Runs what it says, with the options that were typed behind its name; gives the exit status.
   *
   * @throws Refusal when it stands for itself or for nothing
   */
  int run(ParseResult typed) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of(RunCommand.NAME));
    words.stream().filter(it -> !it.startsWith(PROPERTY)).forEach(arguments::add);
    if (arguments.size() < 2 || arguments.contains(name)) {
      throw new Refusal(
          "salvo.runs."
              + name
              + " has to begin with a simulation, such as \"content -Dprofile=soak\".");
    }
    typed.originalArgs().stream().filter(it -> !it.equals(name)).forEach(arguments::add);
    // What was typed comes later, and wins.
    List<String> properties = words.stream().filter(it -> it.startsWith(PROPERTY)).toList();
    return OwnProcess.instead(properties, arguments);
  }
}

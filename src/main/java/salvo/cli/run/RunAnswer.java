package salvo.cli.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import salvo.cli.answer.JsonOption;
import salvo.cli.answer.RunDigest;
import salvo.config.SavedRunSettings;
import salvo.config.source.PropertyEncoding;

/** A run whose answer is a document: what came of it, or why there was none. */
final class RunAnswer {

  private static final Pattern ID = Pattern.compile("[\\w.-]+-\\d{17}");

  private RunAnswer() {}

  /** Runs a command of this room in a process of its own, and answers with its run. */
  static int of(List<String> arguments, JsonOption json) throws IOException, InterruptedException {
    Path results = SavedRunSettings.load(PropertyEncoding.PLAIN).output().directory();
    PrintWriter aside = json.aside();
    return OwnProcess.run(
        arguments, aside, ended -> json.answer(ended.status(), document(ended, results)));
  }

  private static ObjectNode document(OwnProcess.Ended ended, Path results) throws IOException {
    Optional<Path> run = run(ended.out(), results);
    return run.isPresent() ? RunDigest.of(run.get()) : ended.error();
  }

  /** The one that was named last: a suite names its own after those in it. */
  private static Optional<Path> run(List<String> said, Path results) {
    return said.stream()
        .flatMap(line -> ID.matcher(line).results())
        .map(MatchResult::group)
        .map(results::resolve)
        .filter(Files::isDirectory)
        .reduce((first, last) -> last);
  }
}

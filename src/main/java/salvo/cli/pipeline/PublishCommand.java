package salvo.cli.pipeline;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import salvo.cli.answer.JsonOption;
import salvo.cli.named.NamedRun;
import salvo.config.SavedRunSettings;
import salvo.config.pipeline.Pipeline;
import salvo.config.source.PropertyEncoding;
import salvo.publish.Annotations;
import salvo.publish.CommentText;
import salvo.publish.Comments;
import salvo.publish.MetricsText;
import salvo.publish.PublishedRun;
import salvo.saved.RunFiles;
import salvo.suite.SuiteJson;

/** Shows runs in the pipeline that made them. */
@Command(
    name = PublishCommand.NAME,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Shows the verdict of a job in its pipeline. On GitHub Actions: an annotation for each"
          + " reason, the page of the job, and one comment on the pull request, which each run"
          + " updates. On GitLab: one note on the merge request.",
      "The comment is written with GITHUB_TOKEN (permissions: pull-requests: write) or GITLAB_TOKEN"
          + " (a project access token with the scope api); without a token, no comment is written."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:published, whatever the verdict", "1:not published, or wrong usage"})
public final class PublishCommand implements Callable<Integer> {

  public static final String NAME = "publish";

  private final Optional<Pipeline> pipeline;
  private final List<String> said = new ArrayList<>();

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "RUN",
      description =
          NamedRun.DESCRIPTION
              + " Default: all runs in salvo.report.directory, including those of suites.")
  private List<String> names = List.of();

  @Option(
      names = "--comment",
      paramLabel = "NAME",
      description =
          "Name of the comment, by which it is found again. Default: system and profile of the"
              + " runs.")
  private Optional<String> comment = Optional.empty();

  @Option(
      names = "--metrics",
      paramLabel = "FILE",
      description =
          "Also write the figures to this file, as OpenMetrics, for GitLab's metrics report.")
  private Optional<Path> metrics = Optional.empty();

  @Mixin private JsonOption json;

  /** For the pipeline of this process. */
  public PublishCommand() {
    this(Pipeline.current());
  }

  PublishCommand(Optional<Pipeline> pipeline) {
    this.pipeline = pipeline;
  }

  @Override
  public Integer call() throws IOException {
    List<PublishedRun> runs = new ArrayList<>();
    for (Path folder : folders()) {
      runs.add(PublishedRun.read(folder));
    }
    if (metrics.isPresent()) {
      Files.writeString(metrics.get(), MetricsText.of(runs));
      say("Wrote the figures to " + metrics.get() + ".");
    }
    if (pipeline.isEmpty()) {
      say("This is not a job of GitHub Actions or GitLab CI, so nothing is shown there.");
    } else {
      show(pipeline.get(), runs);
    }
    return json.isAsked() ? json.answer(0, answer(runs)) : 0;
  }

  private ObjectNode answer(List<PublishedRun> runs) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    runs.forEach(it -> answer.withArray("/runs").add(it.summary().path("run").path("id").asText()));
    answer.put("pipeline", pipeline.isPresent());
    said.forEach(answer.putArray("done")::add);
    return answer;
  }

  private void show(Pipeline shown, List<PublishedRun> runs) throws IOException {
    String name = comment.orElseGet(() -> CommentText.name(runs));
    String text = CommentText.of(name, runs);
    if (shown instanceof Pipeline.GitHub github) {
      PrintWriter out = json.aside();
      out.print(Annotations.of(runs));
      out.flush();
      if (github.summary().isPresent()) {
        Files.writeString(
            github.summary().get(), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      }
    }
    Optional<Comments> comments = Comments.of(shown);
    if (comments.isEmpty()) {
      say("No comment: the job belongs to no pull or merge request, or has no token to write one.");
    } else {
      say(
          (comments.get().put(name, text) ? "Changed the comment \"" : "Wrote the comment \"")
              + name
              + "\".");
    }
  }

  private List<Path> folders() throws IOException {
    Path results = SavedRunSettings.load(PropertyEncoding.PLAIN).output().directory();
    List<Path> folders = new ArrayList<>();
    if (names.isEmpty()) {
      folders.addAll(reported(results));
    }
    for (String name : names) {
      folders.add(NamedRun.of(name, results));
    }
    return folders;
  }

  private static List<Path> reported(Path results) throws IOException {
    List<Path> all = new ArrayList<>(entries(results));
    for (Path folder : entries(results)) {
      if (Files.isRegularFile(folder.resolve(SuiteJson.FILE_NAME))) {
        all.addAll(entries(folder));
      }
    }
    List<Path> folders =
        all.stream().filter(it -> Files.isRegularFile(RunFiles.summary(it))).toList();
    if (folders.isEmpty()) {
      throw new FileNotFoundException(
          "There is no run with reports in "
              + results
              + ": name one, or make one first with mvn gatling:test.");
    }
    return folders;
  }

  private static List<Path> entries(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().toList();
    }
  }

  private void say(String sentence) {
    said.add(sentence);
    spec.commandLine().getErr().println(sentence);
  }
}

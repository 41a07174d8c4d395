package salvo.cli.runs;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import salvo.cli.answer.JsonOption;
import salvo.cli.answer.Refusal;
import salvo.cli.named.NamedRun;
import salvo.config.SavedRunSettings;
import salvo.config.source.PropertyEncoding;
import salvo.report.json.ErrorSamplesJson;
import salvo.saved.RunFiles;
import salvo.text.PlainJson;

/** Says why a run's verdict is what it is, and what to do next. */
@Command(
    name = ExplainCommand.NAME,
    mixinStandardHelpOptions = true,
    description = {
      "Explains the verdict of a run: objectives that were missed, causes of failures with the next"
          + " step for each, and advice."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:shown, whatever the verdict", "1:no such run, or it has no reports"})
public final class ExplainCommand implements Callable<Integer> {

  public static final String NAME = "explain";

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "RUN",
      description = NamedRun.DESCRIPTION + " Default: latest.")
  private String run;

  @Mixin private JsonOption json;

  @Override
  public Integer call() throws IOException {
    Path results = SavedRunSettings.load(PropertyEncoding.PLAIN).output().directory();
    Path folder = NamedRun.of(run, results);
    ObjectNode document = document(folder, summary(folder));
    if (json.isAsked()) {
      return json.answer(0, document);
    }
    PrintWriter out = spec.commandLine().getOut();
    lines(document).forEach(out::println);
    out.flush();
    return 0;
  }

  private static JsonNode summary(Path folder) throws IOException {
    Path file = RunFiles.summary(folder);
    if (!Files.isRegularFile(file)) {
      throw new Refusal(
          "There is no " + file + ": write the reports with ./salvo report " + folder + ".");
    }
    try {
      return PlainJson.MAPPER.readTree(file.toFile());
    } catch (JacksonException e) {
      throw new Refusal(file + " is damaged. Write it again with ./salvo report " + folder + ".");
    }
  }

  private static ObjectNode document(Path folder, JsonNode summary) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("id", folder.getFileName().toString());
    document.set("verdict", summary.path("verdict"));
    ArrayNode missed = document.putArray("missed");
    summary
        .path("slos")
        .forEach(
            it -> {
              if (!it.path("status").asText().equals("PASS")) {
                missed.add(it);
              }
            });
    ArrayNode causes = document.putArray("causes");
    for (JsonNode error : summary.path("errors")) {
      ObjectNode cause = causes.addObject();
      List.of("cause", "count", "share", "endpoints", "example")
          .forEach(it -> cause.set(it, error.path(it)));
      cause.set("next", error.path("hint"));
    }
    document.set("advice", array(summary.at("/assessment/recommendations")));
    document.set("notes", array(summary.path("warnings")));
    Path samples = RunFiles.summary(folder).resolveSibling(ErrorSamplesJson.FILE_NAME);
    document.put("samples", Files.isRegularFile(samples) ? samples.toString() : null);
    return document;
  }

  private static JsonNode array(JsonNode node) {
    return node.isArray() ? node : JsonNodeFactory.instance.arrayNode();
  }

  private static List<String> lines(ObjectNode document) {
    List<String> lines = new ArrayList<>();
    lines.add(document.at("/verdict/status").asText() + "  " + document.path("id").asText());
    document.at("/verdict/reasons").forEach(it -> lines.add("  " + it.asText()));
    for (JsonNode cause : document.path("causes")) {
      lines.add("");
      lines.add(cause.path("cause").asText() + ": " + cause.path("count").asText() + " times");
      lines.add("  For example: " + cause.path("example").asText());
      lines.add("  " + cause.path("next").asText());
    }
    if (!document.path("advice").isEmpty()) {
      lines.add("");
      lines.add("What to do next");
      document.path("advice").forEach(it -> lines.add("  " + it.asText()));
    }
    if (!document.path("samples").isNull()) {
      lines.add("");
      lines.add("What was sent and answered: " + document.path("samples").asText());
    }
    return lines;
  }
}

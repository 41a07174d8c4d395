package salvo.mcp;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import salvo.config.SavedRunSettings;
import salvo.config.source.PropertyEncoding;
import salvo.saved.RunFiles;
import salvo.text.PlainJson;
import salvo.ui.runs.RunFolder;
import salvo.ui.runs.RunFolders;

/** The summaries of runs that have ended, section by section. */
final class RunReports {

  private static final String NEWEST = "latest";

  private RunReports() {}

  /**
   * What sections a summary has, with its verdict.
   *
   * @param run its id, or {@code latest}
   */
  static ObjectNode overview(String run) {
    JsonNode summary = summary(run);
    ObjectNode overview = PlainJson.MAPPER.createObjectNode();
    overview.set("run", summary.path("run"));
    overview.set("verdict", summary.path("verdict"));
    ArrayNode sections = overview.putArray("sections");
    for (Map.Entry<String, JsonNode> section : summary.properties()) {
      if (section.getValue().isContainerNode()) {
        ObjectNode one = sections.addObject().put("name", section.getKey());
        one.put("size", section.getValue().size());
      }
    }
    return overview;
  }

  /** One section, of a list so much as an answer holds. */
  static ObjectNode section(String run, String section, int from) {
    JsonNode summary = summary(run);
    if (!summary.has(section)) {
      throw new Problem(
          "There is no section "
              + section
              + " in this report. It has "
              + String.join(", ", names(summary))
              + ".");
    }
    return Fitted.of(summary, "/" + section, from);
  }

  private static List<String> names(JsonNode summary) {
    return summary.properties().stream().map(Map.Entry::getKey).toList();
  }

  private static JsonNode summary(String run) {
    Path results = SavedRunSettings.load(PropertyEncoding.PLAIN).output().directory();
    try {
      String id = run.equals(NEWEST) ? newest(results) : run;
      RunFolder folder =
          new RunFolders(results)
              .find(List.of(id.split("/")))
              .orElseThrow(
                  () -> new Problem("There is no run " + id + ": the tool status lists them."));
      Path file = RunFiles.summary(folder.path());
      if (!Files.isRegularFile(file)) {
        throw new Problem(
            "The run " + id + " has no report: it is still running, or was broken off.");
      }
      return PlainJson.MAPPER.readTree(file.toFile());
    } catch (JacksonException e) {
      throw new Problem("The summary of " + run + " is damaged: ./salvo report writes it again.");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String newest(Path results) throws IOException {
    Path latest = results.resolve(NEWEST);
    if (!Files.isRegularFile(latest)) {
      throw new Problem("No run has ended yet.");
    }
    return Files.readString(latest).strip();
  }
}

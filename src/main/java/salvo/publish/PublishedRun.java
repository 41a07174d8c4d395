package salvo.publish;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import salvo.report.json.SummaryJson;
import salvo.report.markdown.SummaryMarkdown;
import salvo.saved.RunFiles;
import salvo.text.PlainJson;

/**
 * A run that has been reported.
 *
 * @param summary its {@code summary.json}
 * @param markdown its {@code summary.md}
 */
public record PublishedRun(JsonNode summary, String markdown) {

  /**
   * Reads what is to be published of a run.
   *
   * @param folder of the run, or the one of its reports
   * @throws IOException when it has no reports, or they cannot be read
   */
  public static PublishedRun read(Path folder) throws IOException {
    Path inner = folder.resolve(RunFiles.FOLDER);
    Path reports = Files.isDirectory(inner) ? inner : folder;
    Path json = reports.resolve(SummaryJson.FILE_NAME);
    Path markdown = reports.resolve(SummaryMarkdown.FILE_NAME);
    for (Path file : List.of(json, markdown)) {
      if (!Files.isRegularFile(file)) {
        throw new FileNotFoundException(
            "There is no "
                + file
                + ": name a run that has reports, or make them with ./salvo report "
                + folder
                + ".");
      }
    }
    try {
      return new PublishedRun(
          PlainJson.MAPPER.readTree(Files.readAllBytes(json)), Files.readString(markdown));
    } catch (JacksonException e) {
      throw new IOException(
          json + " is not the summary of a run: " + e.getOriginalMessage() + ". Make it again.", e);
    }
  }

  /** PASS, FAIL, INVALID or INCONCLUSIVE. */
  public String status() {
    return summary.path("verdict").path("status").asText();
  }

  /** Why it is that. */
  public List<String> reasons() {
    List<String> reasons = new ArrayList<>();
    summary.path("verdict").path("reasons").forEach(it -> reasons.add(it.asText()));
    return reasons;
  }

  /** What was run: simulation, system and profile. */
  public String title() {
    JsonNode run = summary.path("run");
    return run.path("simulation").asText()
        + " of "
        + run.path("system").asText()
        + ", profile "
        + run.path("profile").asText();
  }

  /** What a comment about it is found again by. */
  String kind() {
    JsonNode run = summary.path("run");
    return run.path("system").asText() + " " + run.path("profile").asText();
  }
}

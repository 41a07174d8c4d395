package salvo.ui.runs;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import salvo.report.json.SummaryJson;
import salvo.saved.RunFiles;
import salvo.saved.SavedRunException;
import salvo.slo.Slo;
import salvo.slo.Verdict;
import salvo.text.PlainJson;
import salvo.text.WholeFile;
import salvo.ui.runs.RunEntry.Identity;
import salvo.ui.runs.RunEntry.State;

/**
 * Reads of a summary what a list shows, and passes over the rest: hundreds of summaries are read
 * before anybody has looked up.
 */
final class SummaryReading {

  private static final List<String> COUNTS = List.of("requests", "ok", "ko");
  private static final List<String> RATES = List.of("errorRate", "requestsPerSecond");

  private final RunFolder folder;
  private final Path file;
  private final Map<String, Map<String, Double>> figures = new LinkedHashMap<>();
  private final List<String> userTypes = new ArrayList<>();
  private final SparkBuilder sparks = new SparkBuilder();
  private JsonNode run = PlainJson.MAPPER.createObjectNode();
  private JsonNode verdict = PlainJson.MAPPER.createObjectNode();

  private SummaryReading(RunFolder folder) {
    this.folder = folder;
    this.file = RunFiles.summary(folder.path());
  }

  /**
   * Reads the summary of a run.
   *
   * @throws IOException when there is none, or one that cannot be read, in a sentence
   */
  static RunEntry of(RunFolder folder) throws IOException {
    return new SummaryReading(folder).read();
  }

  private RunEntry read() throws IOException {
    requireThat(!WholeFile.isReplaced(file), WholeFile.NONE);
    try (JsonParser json = PlainJson.MAPPER.createParser(file.toFile())) {
      requireThat(json.nextToken() == JsonToken.START_OBJECT, "it is not an object");
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        field(name, json);
      }
      requireThat(json.currentToken() == JsonToken.END_OBJECT, "it is cut off");
    } catch (JacksonException e) {
      String line = e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNr();
      String why = e.getOriginalMessage().lines().findFirst().orElse("it is not JSON");
      why = why.replaceFirst(" \\(start marker.*", "");
      throw damaged(why + line);
    } catch (CharConversionException e) {
      throw damaged("it is not UTF-8");
    }
    requireThat(figures.containsKey(Slo.GLOBAL), "the key total is missing");
    return entry();
  }

  private void field(String name, JsonParser json) throws IOException {
    switch (name) {
      case "schemaVersion" -> requireVersion(json.getValueAsInt());
      case "run" -> run = json.readValueAsTree();
      case "verdict" -> verdict = json.readValueAsTree();
      case "total" -> figures.put(Slo.GLOBAL, figures(json.readValueAsTree()));
      case "endpoints" -> each(json, it -> figures.put(it.path("name").asText(), figures(it)));
      case "userTypes" -> each(json, it -> userTypes.add(it.path("name").asText()));
      case "stepSeconds" -> sparks.stepSeconds(json.getValueAsInt());
      case "timeSeries" -> each(json, sparks::add);
      default -> json.skipChildren();
    }
  }

  private interface Element {
    void of(JsonNode json);
  }

  private static void each(JsonParser json, Element element) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() == JsonToken.START_OBJECT) {
      element.of(json.readValueAsTree());
    }
  }

  private RunEntry entry() throws IOException {
    String status = verdict.path("status").asText();
    requireThat(
        List.of(Verdict.Status.values()).stream().anyMatch(it -> it.name().equals(status)),
        "its verdict is \"" + status + "\"");
    List<String> reasons = new ArrayList<>();
    verdict.path("reasons").forEach(it -> reasons.add(it.asText()));
    return new RunEntry(
        folder,
        State.FINISHED,
        status,
        reasons,
        new Identity(text("simulation"), text("system"), text("profile"), text("target")),
        text("start"),
        run.path("durationSeconds").asDouble(),
        figures,
        sparks.sparks(),
        userTypes,
        Optional.empty());
  }

  private String text(String name) {
    return run.path(name).asText("");
  }

  private static Map<String, Double> figures(JsonNode json) {
    Map<String, Double> figures = new LinkedHashMap<>();
    COUNTS.forEach(it -> put(figures, it, json.path(it)));
    RATES.forEach(it -> put(figures, it, json.path(it)));
    json.path("responseTime").properties().forEach(it -> put(figures, it.getKey(), it.getValue()));
    return figures;
  }

  private static void put(Map<String, Double> figures, String name, JsonNode value) {
    if (value.isNumber()) {
      figures.put(name, value.doubleValue());
    }
  }

  private void requireVersion(int version) throws SavedRunException {
    if (version != SummaryJson.SCHEMA_VERSION) {
      throw new SavedRunException(
          SummaryJson.FILE_NAME
              + " has schemaVersion "
              + version
              + "; this Salvo reads "
              + SummaryJson.SCHEMA_VERSION
              + ". Write it again with ./salvo report "
              + folder.id()
              + ".");
    }
  }

  private void requireThat(boolean kept, String otherwise) throws SavedRunException {
    if (!kept) {
      throw damaged(otherwise);
    }
  }

  private SavedRunException damaged(String why) {
    return new SavedRunException(
        SummaryJson.FILE_NAME
            + " is damaged: "
            + why
            + ". Write it again with ./salvo report "
            + folder.id()
            + ".");
  }
}

package salvo.suite;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import salvo.report.json.SummaryJson;
import salvo.slo.Verdict;
import salvo.text.PlainJson;
import salvo.text.WholeFile;

/**
 * One simulation's run among several.
 *
 * @param simulation simple class name
 * @param reasons full sentences
 * @param figures empty when the run has left no summary
 */
public record SuiteMember(
    String simulation, Verdict.Status status, List<String> reasons, Optional<Figures> figures) {

  /**
   * What the run's summary says of all its requests.
   *
   * @param runId name of its folder
   * @param errorRate share of the requests, 0 to 1
   * @param p50 of all response times in ms, as the other percentiles and the maximum
   */
  public record Figures(
      String runId,
      String system,
      String profile,
      double durationSeconds,
      long requests,
      long ok,
      long ko,
      double errorRate,
      double requestsPerSecond,
      long p50,
      long p95,
      long p99,
      long max) {}

  public SuiteMember {
    reasons = List.copyOf(reasons);
  }

  /** A run that has left no summary. */
  public static SuiteMember without(String simulation, Verdict.Status status, String reason) {
    return new SuiteMember(simulation, status, List.of(reason), Optional.empty());
  }

  /**
   * A run by its {@code summary.json}.
   *
   * @param folder ours, within the run's
   * @throws IOException when there is no summary, or another version of it
   */
  public static SuiteMember read(Path folder) throws IOException {
    Path file = folder.resolve(SummaryJson.FILE_NAME);
    JsonNode json = json(file);
    int version = json.path("schemaVersion").asInt();
    if (version != SummaryJson.SCHEMA_VERSION) {
      throw new IOException(file + " has schemaVersion " + version + ", which is not known.");
    }
    List<String> reasons = new ArrayList<>();
    json.at("/verdict/reasons").forEach(reason -> reasons.add(reason.asText()));
    return new SuiteMember(
        json.at("/run/simulation").asText(),
        status(file, json.at("/verdict/status").asText()),
        reasons,
        Optional.of(figures(json.path("run"), json.path("total"))));
  }

  private static JsonNode json(Path file) throws IOException {
    try {
      return PlainJson.MAPPER.readTree(WholeFile.toRead(file).toFile());
    } catch (JacksonException e) {
      String reason = e.getOriginalMessage().lines().findFirst().orElse("it is not JSON");
      throw new IOException(file + " is damaged: " + reason + ".", e);
    } catch (CharConversionException e) {
      throw new IOException(file + " is damaged: it is not UTF-8.", e);
    }
  }

  private static Verdict.Status status(Path file, String name) throws IOException {
    return Arrays.stream(Verdict.Status.values())
        .filter(it -> it.name().equals(name))
        .findAny()
        .orElseThrow(() -> new IOException(file + " is damaged: its verdict is \"" + name + "\"."));
  }

  private static Figures figures(JsonNode run, JsonNode total) {
    JsonNode times = total.path("responseTime");
    return new Figures(
        run.path("id").asText(),
        run.path("system").asText(),
        run.path("profile").asText(),
        run.path("durationSeconds").asDouble(),
        total.path("requests").asLong(),
        total.path("ok").asLong(),
        total.path("ko").asLong(),
        total.path("errorRate").asDouble(),
        total.path("requestsPerSecond").asDouble(),
        times.path("p50").asLong(),
        times.path("p95").asLong(),
        times.path("p99").asLong(),
        times.path("max").asLong());
  }
}

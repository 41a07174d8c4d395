package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a run has left behind: its exit code, its console and its files. */
public record FinishedRun(int exitCode, String console, Path results) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** All that stands in the results folder, by name. */
  public List<String> resultNames() {
    if (!Files.isDirectory(results)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(results)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder of this run: where several share a results folder, the one its console names. */
  public Path folder() {
    List<String> all = resultNames().stream().filter(it -> it.contains("simulation-")).toList();
    List<String> own =
        all.size() == 1 ? all : all.stream().filter(it -> console.contains(it)).toList();
    assertThat(own).as("run folders; the console: %s", console).hasSize(1);
    return results.resolve(own.get(0));
  }

  public Path log() {
    return folder().resolve("simulation.log");
  }

  /** A file of ours. */
  public Path file(String name) {
    return folder().resolve("salvo").resolve(name);
  }

  public Summary summary() {
    return new Summary(json(text(file("summary.json"))));
  }

  /** What the sandbox has served: by endpoint, how many answers of each status. */
  public Map<String, Map<String, Long>> served() {
    List<String> lines = text(file("sandbox.log")).lines().toList();
    JsonNode counts = json(lines.get(lines.size() - 1)).path("counts");
    Map<String, Map<String, Long>> served = new TreeMap<>();
    counts.properties().forEach(it -> served.put(it.getKey(), Summary.counts(it.getValue())));
    return served;
  }

  /** What the console last said of the load's progress: its state when the clean-up began. */
  public String lastProgress() {
    return console
        .lines()
        .filter(it -> it.contains(" requests ") && it.contains(" failed "))
        .reduce("", (earlier, later) -> later);
  }

  public static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

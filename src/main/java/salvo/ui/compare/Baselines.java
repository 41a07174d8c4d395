package salvo.ui.compare;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import salvo.compare.Baseline;
import salvo.compare.MeasuredRun;
import salvo.compare.Trait;
import salvo.compare.block.UnusableRunException;
import salvo.report.json.SummaryJson;
import salvo.slo.Metric;
import salvo.text.Outputs;
import salvo.text.PlainJson;

/** The baselines of a folder. Safe for use by several threads. */
final class Baselines {

  private static final Map<String, Metric> FIGURES =
      Map.of(
          "requestsPerSecond",
          Metric.MIN_RPS,
          "errorRate",
          Metric.ERROR_RATE,
          "p50",
          Metric.P50,
          "p95",
          Metric.P95,
          "p99",
          Metric.P99);

  private final Path folder;
  private final Map<Path, Known> known = new ConcurrentHashMap<>();

  private record Known(FileTime time, ObjectNode json) {}

  Baselines(Path folder) {
    this.folder = folder;
  }

  ArrayNode json() throws IOException {
    ArrayNode array = PlainJson.MAPPER.createArrayNode();
    for (String name : names()) {
      array.add(read(name, folder.resolve(name + MeasuredRuns.ENDING)));
    }
    return array;
  }

  private List<String> names() throws IOException {
    TreeSet<String> names = new TreeSet<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files =
          Files.newDirectoryStream(folder, "*" + MeasuredRuns.ENDING)) {
        for (Path file : files) {
          if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            String name = file.getFileName().toString();
            names.add(name.substring(0, name.length() - MeasuredRuns.ENDING.length()));
          }
        }
      }
    }
    return List.copyOf(names);
  }

  private ObjectNode read(String name, Path file) throws IOException {
    FileTime time = Files.getLastModifiedTime(file);
    Known last = known.get(file);
    if (last == null || !last.time().equals(time)) {
      last = new Known(time, json(name, file));
      known.put(file, last);
    }
    return last.json();
  }

  private static ObjectNode json(String name, Path file) {
    ObjectNode json = PlainJson.MAPPER.createObjectNode();
    json.put("name", name).put("file", file.toString());
    try {
      write(json, Baseline.read(file));
    } catch (IOException | UnusableRunException e) {
      json.put("reason", e instanceof IOException ? Outputs.reason(e) : e.getMessage());
    }
    return json;
  }

  private static void write(ObjectNode json, MeasuredRun run) {
    run.ids().forEach(json.putArray("runs")::add);
    json.put("start", run.start().toString());
    json.put("simulation", run.fingerprint().traits().getOrDefault(Trait.SIMULATION, ""));
    json.put("profile", run.fingerprint().traits().getOrDefault(Trait.PROFILE, ""));
    json.put("target", run.fingerprint().traits().getOrDefault(Trait.TARGET, ""));
    ObjectNode figures = json.putObject("figures").put("requests", run.requests());
    FIGURES.forEach((key, metric) -> figures.put(key, SummaryJson.finite(run.figure("", metric))));
  }
}

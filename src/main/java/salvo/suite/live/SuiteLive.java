package salvo.suite.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import salvo.live.LiveMark;
import salvo.saved.RunFiles;
import salvo.suite.SuiteMember;
import salvo.suite.SuiteRun;
import salvo.text.PlainJson;

/** How each simulation of a suite stands. Safe for use by several threads. */
public final class SuiteLive implements SuiteRun.Watch {

  private static final List<String> FIGURES =
      List.of("users", "requests", "requestsPerSecond", "errorRate", "elapsedSeconds");

  private final Path folder;
  private final Map<String, Row> rows = new LinkedHashMap<>();

  /** A simulation, and where its live page is once that is known. */
  private static final class Row {

    private boolean begun;
    private Optional<SuiteMember> ended = Optional.empty();
    private Optional<URI> page = Optional.empty();
    private Optional<MemberStream> stream = Optional.empty();
  }

  /**
   * @param folder that holds all runs
   * @param simulations by simple class name, in their order
   */
  public SuiteLive(Path folder, List<String> simulations) {
    this.folder = folder;
    simulations.forEach(it -> rows.put(it, new Row()));
  }

  @Override
  public synchronized void begun(String simulation) {
    rows.computeIfAbsent(simulation, it -> new Row()).begun = true;
  }

  @Override
  public synchronized void ended(SuiteMember member) {
    Row row = rows.computeIfAbsent(member.simulation(), it -> new Row());
    row.ended = Optional.of(member);
    row.stream = Optional.empty();
  }

  /** What the page shows; times in ms, shares from 0 to 1, null for what is not known. */
  synchronized ObjectNode json() throws IOException {
    ObjectNode json = PlainJson.MAPPER.createObjectNode();
    json.put("suite", folder.getFileName().toString());
    ArrayNode simulations = json.putArray("simulations");
    for (Map.Entry<String, Row> row : rows.entrySet()) {
      write(simulations.addObject().put("simulation", row.getKey()), row.getKey(), row.getValue());
    }
    return json;
  }

  private void write(ObjectNode json, String simulation, Row row) throws IOException {
    if (row.ended.isPresent()) {
      ended(json, row.ended.get());
    } else if (row.begun) {
      look(simulation, row);
      json.put("state", "running");
      json.put("page", row.page.map(URI::toString).orElse(null));
      row.stream.flatMap(MemberStream::latest).ifPresent(it -> running(json, it));
    } else {
      json.put("state", "waiting");
    }
  }

  private static void ended(ObjectNode json, SuiteMember member) {
    json.put("state", member.status().name());
    json.put("reason", member.reasons().isEmpty() ? "" : member.reasons().get(0));
    member
        .figures()
        .ifPresent(
            it ->
                json.put("requests", it.requests())
                    .put("requestsPerSecond", it.requestsPerSecond())
                    .put("errorRate", it.errorRate())
                    .put("p95", it.p95())
                    .put("elapsedSeconds", it.durationSeconds()));
  }

  private static void running(ObjectNode json, JsonNode live) {
    FIGURES.forEach(name -> json.set(name, live.path(name)));
    json.set("phase", live.path("phase"));
    json.set("loadSeconds", live.path("loadSeconds"));
    json.set("p95", live.path("sinceStart").path("p95"));
    ObjectNode objectives = json.putObject("objectives");
    live.path("objectives")
        .forEach(
            it -> {
              String state = it.path("state").asText().toLowerCase(Locale.ROOT);
              objectives.put(state, objectives.path(state).asInt() + 1);
            });
  }

  /** Its run may have begun since the last look. */
  private void look(String simulation, Row row) throws IOException {
    if (row.page.isEmpty()) {
      row.page = page(simulation);
      row.stream = row.page.map(MemberStream::of);
    } else if (row.stream.filter(MemberStream::isLost).isPresent()) {
      row.page = Optional.empty();
    }
  }

  /** Of several injectors the first has a page that shows them all. */
  private Optional<URI> page(String simulation) throws IOException {
    String prefix = simulation.toLowerCase(Locale.ROOT) + "-";
    for (Path run : runs(folder)) {
      if (run.getFileName().toString().startsWith(prefix)) {
        Optional<URI> found = pageOf(run);
        for (Path part : runs(RunFiles.injector(run, 0))) {
          found = found.isPresent() ? found : pageOf(part);
        }
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<URI> pageOf(Path run) throws IOException {
    return LiveMark.ofRunning(run.resolve(RunFiles.FOLDER)).flatMap(LiveMark::page);
  }

  private static List<Path> runs(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      entries.forEach(found::add);
    }
    return found;
  }
}

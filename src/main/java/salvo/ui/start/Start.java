package salvo.ui.start;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import salvo.KnownProcess;
import salvo.text.PlainJson;
import salvo.text.WholeFile;

/**
 * A run that was started from the room, in a folder of its own until it has one of a run.
 *
 * @param className of the simulation
 * @param command as a shell would start it, without secrets
 * @param time of the start, in ISO 8601
 * @param run the id of the run, once it is known
 */
record Start(
    Path folder,
    String className,
    String command,
    String time,
    KnownProcess process,
    Optional<String> run) {

  private static final String FILE_NAME = "start.json";
  private static final String CONSOLE = "console.txt";

  String id() {
    return folder.getFileName().toString();
  }

  String simulation() {
    return className.substring(className.lastIndexOf('.') + 1);
  }

  Path console() {
    return console(folder);
  }

  static Path console(Path folder) {
    return folder.resolve(CONSOLE);
  }

  boolean isRunning() {
    return process.running().isPresent();
  }

  Start with(String id) {
    return new Start(folder, className, command, time, process, Optional.of(id));
  }

  void write() throws IOException {
    ObjectNode json = PlainJson.MAPPER.createObjectNode();
    json.put("class", className).put("command", command).put("time", time);
    json.put("pid", process.pid()).put("startMillis", process.startMillis());
    run.ifPresent(it -> json.put("run", it));
    WholeFile.write(folder.resolve(FILE_NAME), json + "\n");
  }

  /** The start of a folder; empty when that holds none, or a damaged one. */
  static Optional<Start> read(Path folder) throws IOException {
    Path file = folder.resolve(FILE_NAME);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      JsonNode json = PlainJson.MAPPER.readTree(file.toFile());
      return Optional.of(
          new Start(
              folder,
              json.path("class").asText(),
              json.path("command").asText(),
              json.path("time").asText(),
              new KnownProcess(json.path("pid").asLong(), json.path("startMillis").asLong()),
              Optional.ofNullable(json.get("run")).map(JsonNode::asText)));
    } catch (FileNotFoundException | JacksonException e) {
      return Optional.empty();
    }
  }
}

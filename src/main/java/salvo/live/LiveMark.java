package salvo.live;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import salvo.KnownProcess;
import salvo.text.PlainJson;
import salvo.text.WholeFile;

/**
 * A file beside a run that goes on, which tells its process and where its live page is. At the end
 * of the run it is removed; after a process that was killed it stays, and names nobody.
 *
 * @param page empty where the run has none
 */
public record LiveMark(KnownProcess process, Optional<URI> page) {

  public static final String FILE_NAME = "live.json";

  /** Marks a run of this process. */
  public static void write(Path folder, Optional<URI> page) throws IOException {
    KnownProcess self = KnownProcess.of(ProcessHandle.current());
    ObjectNode json = PlainJson.MAPPER.createObjectNode();
    json.put("pid", self.pid()).put("startMillis", self.startMillis());
    page.ifPresent(it -> json.put("page", it.toString()));
    WholeFile.write(folder.resolve(FILE_NAME), json + "\n");
  }

  /** Tells that the run is over. */
  public static void remove(Path folder) throws IOException {
    Files.deleteIfExists(folder.resolve(FILE_NAME));
  }

  /** The mark in a folder, if its process runs; what is no mark is none. */
  public static Optional<LiveMark> ofRunning(Path folder) throws IOException {
    Path file = folder.resolve(FILE_NAME);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      JsonNode json = PlainJson.MAPPER.readTree(file.toFile());
      KnownProcess process =
          new KnownProcess(json.path("pid").asLong(), json.path("startMillis").asLong());
      Optional<URI> page =
          Optional.ofNullable(json.get("page"))
              .map(it -> URI.create(it.asText()))
              .filter(it -> "http".equals(it.getScheme()));
      return process.running().map(running -> new LiveMark(process, page));
    } catch (FileNotFoundException | JacksonException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}

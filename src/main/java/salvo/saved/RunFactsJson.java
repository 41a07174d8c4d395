package salvo.saved;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import salvo.text.WholeFile;

/** The file {@code run.json}: a run's facts, for Salvo itself to read again. */
public final class RunFactsJson {

  public static final String FILE_NAME = "run.json";

  private static final int VERSION = 1;

  private RunFactsJson() {}

  /** Made when it is first needed: a run of another Gatling project has no such file. */
  private static final class Mapper {
    private static final JsonMapper INSTANCE =
        JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .addModule(MetricJson.module())
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();
  }

  private record Versioned(
      @JsonProperty(required = true) int version, @JsonProperty(required = true) RunFacts facts) {}

  /** Writes the facts into the folder; a file that is there stays whole until they are. */
  public static void write(RunFacts facts, Path folder) throws IOException {
    String text = Mapper.INSTANCE.writeValueAsString(new Versioned(VERSION, facts));
    WholeFile.write(folder.resolve(FILE_NAME), text);
  }

  /**
   * Reads the facts; empty when the folder has none.
   *
   * @throws SavedRunException when the file is damaged or of a later version
   */
  static Optional<RunFacts> read(Path folder) throws IOException {
    Path file = folder.resolve(FILE_NAME);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      Versioned read = Mapper.INSTANCE.readValue(file.toFile(), Versioned.class);
      if (read.version() != VERSION) {
        throw new SavedRunException(
            file
                + " has version "
                + read.version()
                + "; this Salvo reads version "
                + VERSION
                + ". Use the Salvo that made it, or remove the file to read Gatling's log alone.");
      }
      return Optional.of(read.facts());
    } catch (JacksonException e) {
      throw new SavedRunException(
          file
              + " is damaged: "
              + e.getOriginalMessage()
              + ". Remove it to read Gatling's log alone.");
    }
  }
}

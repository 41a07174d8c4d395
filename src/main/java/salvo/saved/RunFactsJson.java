package salvo.saved;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import salvo.config.Settings;
import salvo.text.WholeFile;

/** The file {@code run.json}: a run's facts, for Salvo itself to read again. */
public final class RunFactsJson {

  public static final String FILE_NAME = "run.json";

  /** How the reader's messages on a file begin whose end is missing. */
  private static final String CUT = "Unexpected end-of-input";

  private RunFactsJson() {}

  /** Made when it is first needed: a run of another Gatling project has no such file. */
  private static final class Mapper {
    private static final JsonMapper INSTANCE =
        JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();
  }

  /** Writes the facts into the folder; a file that is there stays whole until they are. */
  public static void write(RunFacts facts, Path folder) throws IOException {
    String text = Mapper.INSTANCE.writeValueAsString(StoredRun.of(facts));
    WholeFile.write(folder.resolve(FILE_NAME), text);
  }

  /**
   * Reads the facts; empty when the folder has none.
   *
   * @param reporting what is made of the figures where the file does not say
   * @throws SavedRunException when the file is damaged or of a later version
   */
  static Optional<RunFacts> read(Path folder, Settings.Report reporting) throws IOException {
    Path file = folder.resolve(FILE_NAME);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    if (WholeFile.isReplaced(file)) {
      throw StoredValue.damaged(file, WholeFile.NONE);
    }
    try {
      StoredValue root = new StoredValue(file, Mapper.INSTANCE.readTree(file.toFile()));
      return Optional.of(StoredRun.facts(root, reporting));
    } catch (JacksonException e) {
      throw StoredValue.damaged(file, reason(e));
    } catch (CharConversionException e) {
      throw StoredValue.damaged(file, "it is not UTF-8");
    }
  }

  private static String reason(JacksonException e) {
    String line = e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNr();
    String reason = e.getOriginalMessage().lines().findFirst().orElse("it is not JSON");
    return reason.startsWith(CUT) ? "it ends" + line + " before it is complete" : reason + line;
  }
}

package salvo.report.json;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import salvo.text.PlainJson;
import salvo.text.WholeFile;

/** Writes {@code config.json}: the settings a run really had. Masking them is the caller's part. */
public final class ConfigJson {

  public static final String FILE_NAME = "config.json";

  private ConfigJson() {}

  /** Writes the settings into a run's folder, in the map's order. */
  public static void write(Map<String, Object> maskedSettings, Path folder) throws IOException {
    WholeFile.write(folder.resolve(FILE_NAME), text(maskedSettings));
  }

  public static String text(Map<String, Object> maskedSettings) {
    return JsonFile.text(PlainJson.MAPPER.valueToTree(maskedSettings));
  }
}

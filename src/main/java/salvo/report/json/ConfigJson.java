package salvo.report.json;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import salvo.report.ReportFile;

/** Writes {@code config.json}: the settings a run really had. Masking them is the caller's part. */
public final class ConfigJson {

  public static final String FILE_NAME = "config.json";

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private ConfigJson() {}

  /** Writes the settings into a run's folder, in the map's order. */
  public static void write(Map<String, Object> maskedSettings, Path folder) throws IOException {
    ReportFile.write(folder.resolve(FILE_NAME), text(maskedSettings));
  }

  public static String text(Map<String, Object> maskedSettings) {
    return JsonFile.text(MAPPER.valueToTree(maskedSettings));
  }
}

package salvo.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigJsonTest {

  @TempDir private Path folder;

  @Test
  void shouldWriteTheSettingsInTheirOrder() throws IOException {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("system", "content");
    settings.put("apiKey", "***");
    settings.put("baseUrl", null);
    settings.put("slo", Map.of("p95", List.of(1, 2.5)));
    settings.put("name", "é");

    ConfigJson.write(settings, folder.resolve("new"));

    assertThat(Files.readString(folder.resolve("new/config.json")))
        .isEqualTo(
            """
            {
              "system": "content",
              "apiKey": "***",
              "baseUrl": null,
              "slo": {
                "p95": [ 1, 2.5 ]
              },
              "name": "é"
            }
            """);
  }
}

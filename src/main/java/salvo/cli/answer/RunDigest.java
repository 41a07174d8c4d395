package salvo.cli.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import salvo.saved.RunFiles;
import salvo.suite.SuiteJson;
import salvo.text.PlainJson;

/** A run in short: what of its summary decides, and where the rest stands. */
public final class RunDigest {

  private static final List<String> PARTS =
      List.of("run", "verdict", "total", "slos", "errors", "capacity", "warnings");

  private RunDigest() {}

  /** Of a run's folder, whose reports stand in {@code salvo} unless another folder is named. */
  public static ObjectNode of(Path runFolder) throws IOException {
    return of(runFolder, RunFiles.summary(runFolder));
  }

  /**
   * The same of reports in another place. Of a suite it is the combined verdict; of a run without
   * reports only the folder.
   */
  public static ObjectNode of(Path runFolder, Path summary) throws IOException {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", runFolder.getFileName().toString());
    json.put("folder", runFolder.toString());
    Path suite = runFolder.resolve(SuiteJson.FILE_NAME);
    if (Files.isRegularFile(summary)) {
      json.put("summary", summary.toString());
      JsonNode all = PlainJson.MAPPER.readTree(summary.toFile());
      PARTS.stream().filter(all::has).forEach(it -> json.set(it, all.get(it)));
    } else if (Files.isRegularFile(suite)) {
      json.put("summary", suite.toString());
      json.set("suite", PlainJson.MAPPER.readTree(suite.toFile()));
    } else {
      json.putNull("summary");
    }
    return json;
  }
}

package salvo.cli.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import salvo.text.PlainJson;

/**
 * A trial in a process of its own, and what it did.
 *
 * @param status with which it ended
 * @param document its requests and problems, or an error
 */
public record RecordedTrial(int status, ObjectNode document) {

  /**
   * Does it.
   *
   * @param arguments those of {@code salvo try}
   * @param aside gets what it says meanwhile
   */
  public static RecordedTrial of(List<String> arguments, PrintWriter aside)
      throws IOException, InterruptedException {
    Path file = Files.createTempFile("salvo-try", ".json");
    try {
      List<String> all = new ArrayList<>(List.of(TryCommand.NAME, "--record", file.toString()));
      all.addAll(arguments);
      List<ObjectNode> documents = new ArrayList<>();
      int status =
          OwnProcess.run(
              all,
              aside,
              ended -> {
                documents.add(
                    Files.size(file) > 0
                        ? (ObjectNode) PlainJson.MAPPER.readTree(file.toFile())
                        : ended.error());
                return ended.status();
              });
      return new RecordedTrial(status, documents.get(0));
    } finally {
      Files.deleteIfExists(file);
    }
  }
}

package salvo.ui;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import salvo.text.PlainJson;
import salvo.ui.api.Api;
import salvo.ui.api.Asked;
import salvo.ui.api.Reply;

/** {@code /api/room}: where the runs are, and under which address their files are served. */
final class RoomApi implements Api {

  private final Path results;
  private final String filesKey;

  RoomApi(Path results, String filesKey) {
    this.results = results;
    this.filesKey = filesKey;
  }

  @Override
  public Reply answer(Asked asked) {
    if (!asked.is("GET", 0)) {
      throw asked.unknown();
    }
    ObjectNode json = PlainJson.MAPPER.createObjectNode();
    json.put("directory", results.toString());
    json.put("files", FileRoutes.PREFIX + filesKey + "/");
    return Reply.ok(json);
  }
}

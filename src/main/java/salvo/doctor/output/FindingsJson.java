package salvo.doctor.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import salvo.doctor.finding.Finding;
import salvo.text.PlainJson;

/** Findings for programs: what there is not is null. */
public final class FindingsJson {

  private FindingsJson() {}

  /** An object that begins as all reports of findings do. */
  public static ObjectNode head(int schemaVersion, long problems, long notes) {
    return PlainJson.MAPPER
        .createObjectNode()
        .put("schemaVersion", schemaVersion)
        .put("ok", problems == 0)
        .put("problems", problems)
        .put("notes", notes);
  }

  public static void write(List<Finding> findings, ArrayNode json) {
    for (Finding finding : findings) {
      json.addObject()
          .put("check", finding.check())
          .put("level", finding.level().name().toLowerCase(Locale.ROOT))
          .put("text", finding.text())
          .put("fix", finding.fix().orElse(null));
    }
  }
}

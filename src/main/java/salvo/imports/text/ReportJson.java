package salvo.imports.text;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import salvo.imports.format.ImportReport;
import salvo.imports.format.ImportReport.Item;
import salvo.imports.model.ImportedSystem;
import salvo.text.PlainJson;

/** The same for programs. */
public final class ReportJson {

  private ReportJson() {}

  /**
   * Its fields.
   *
   * @param written the files, by their paths
   */
  public static ObjectNode of(ImportedSystem system, ImportReport report, List<String> written) {
    ObjectNode json = PlainJson.MAPPER.createObjectNode();
    json.put("system", system.name());
    json.put("format", report.format());
    json.put("file", report.file());
    ArrayNode files = json.putArray("written");
    written.forEach(files::add);
    ObjectNode calls = json.putObject("calls");
    calls.put("all", report.calls());
    calls.put("taken", ImportReport.count(report.taken()));
    calls.put("leftOut", ImportReport.count(report.leftOut()));
    add("taken", report.taken(), json);
    add("guessed", report.guessed(), json);
    add("leftOut", report.leftOut(), json);
    add("ignored", report.ignored(), json);
    ArrayNode variables = json.putArray("variables");
    for (Map.Entry<String, String> it : system.variables().entrySet()) {
      variables.addObject().put("name", it.getKey()).put("meaning", it.getValue());
    }
    return json;
  }

  private static void add(String name, List<Item> items, ObjectNode json) {
    ArrayNode array = json.putArray(name);
    for (Item item : items) {
      ObjectNode line = array.addObject().put("place", item.place()).put("what", item.what());
      if (item.count() != 1) {
        line.put("count", item.count());
      }
      if (!item.reason().isEmpty()) {
        line.put("reason", item.reason());
      }
    }
  }
}

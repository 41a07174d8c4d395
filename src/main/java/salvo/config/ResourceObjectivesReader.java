package salvo.config;

import java.util.Map;
import salvo.config.source.Section;
import salvo.text.ColumnName;

/** Reads the objectives of resources, which are named as the columns of resources.csv are. */
final class ResourceObjectivesReader {

  private static final String RESOURCES = "resources";

  private ResourceObjectivesReader() {}

  static Map<String, Settings.Objectives> resources(Section slo) {
    Map<String, Settings.Objectives> resources =
        slo.entries(RESOURCES, ObjectivesReader::ofResource);
    resources.keySet().stream()
        .filter(column -> !ColumnName.of(column).hasUnit())
        .forEach(column -> refuse(slo, column));
    return resources;
  }

  private static void refuse(Section slo, String column) {
    slo.report(
        RESOURCES,
        "columns of resources.csv, which end with their unit; \"" + column + "\" does not",
        "write it as in the first line of resources.csv, for example cpu_percent");
  }
}

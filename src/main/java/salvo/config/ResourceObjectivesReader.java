package salvo.config;

import java.util.Map;
import salvo.config.source.Rule;
import salvo.config.source.Rules;
import salvo.config.source.Section;
import salvo.text.ColumnName;

/** Reads the objectives of resources, which are named as the columns of resources.csv are. */
final class ResourceObjectivesReader {

  private static final String RESOURCES = "resources";
  private static final double MOST = 1e18;

  private ResourceObjectivesReader() {}

  static Map<String, Settings.ResourceObjectives> resources(Section slo) {
    Map<String, Settings.ResourceObjectives> resources =
        slo.entries(RESOURCES, ResourceObjectivesReader::bounds);
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

  private static Settings.ResourceObjectives bounds(Section resource) {
    Rule<Double> bound = Rules.number(0, MOST, "85");
    return new Settings.ResourceObjectives(
        resource.optionalDouble("mean", bound),
        resource.optionalDouble("p95", bound),
        resource.optionalDouble("max", bound),
        resource.optionalDouble("growth", bound));
  }
}

package salvo.config;

import java.util.Map;
import java.util.regex.Pattern;
import salvo.config.source.Section;
import salvo.text.ColumnName;

/** Reads the objectives of resources, which are named as the columns of resources.csv are. */
final class ResourceObjectivesReader {

  private static final String RESOURCES = "resources";
  private static final String GROWTH = ObjectiveKind.GROWTH.key();

  /** Those of which a whole percent is next to nothing. */
  private static final Pattern SHARES_OF_ALL = Pattern.compile("(.*[_ ])?(cpu|memory)_percent");

  private ResourceObjectivesReader() {}

  static Map<String, Settings.Objectives> resources(Section slo) {
    Map<String, Settings.Objectives> resources =
        slo.entries(RESOURCES, ResourceObjectivesReader::ofColumn);
    resources.keySet().stream()
        .filter(column -> !ColumnName.of(column).hasUnit())
        .forEach(column -> refuse(slo, column));
    return resources;
  }

  private static Settings.Objectives ofColumn(Section column) {
    Settings.Objectives objectives = ObjectivesReader.ofResource(column);
    if (SHARES_OF_ALL.matcher(column.name()).matches()) {
      refuseShares(column, objectives);
    }
    return objectives;
  }

  /** The bands of salvo.report.tiers are shares, which makes them easy to mistake. */
  private static void refuseShares(Section column, Settings.Objectives bounds) {
    bounds
        .bounds()
        .forEach(
            (key, bound) -> {
              if (bound.amount() > 0 && bound.amount() <= 1 && !key.equals(GROWTH)) {
                column.report(
                    key,
                    "a percentage, as in the column, not a share",
                    "write " + bound.amount() * 100 + ", or more than 1 if that is meant");
              }
            });
  }

  private static void refuse(Section slo, String column) {
    slo.report(
        RESOURCES,
        "columns of resources.csv, which end with their unit; \"" + column + "\" does not",
        "write it as in the first line of resources.csv, for example cpu_percent");
  }
}

package salvo.run;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import salvo.config.Settings;
import salvo.config.source.SettingsException;
import salvo.config.source.SettingsProblem;
import salvo.slo.Slo;
import salvo.text.NearestName;

/**
 * The request names in {@code salvo.report}. They are for all systems together, so that only those
 * which are a slip of a name of this one are wrong; others may be of another system.
 */
public final class ReportNames {

  private ReportNames() {}

  /**
   * Refuses misspelt names.
   *
   * @throws SettingsException with all of them
   */
  static void refuseSlips(Settings.Report report, Set<String> endpoints) {
    List<SettingsProblem> problems =
        unknown(report, endpoints).entrySet().stream()
            .flatMap(
                it ->
                    NearestName.slipOf(it.getValue(), endpoints).stream()
                        .map(near -> problem(it.getKey(), near)))
            .toList();
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
  }

  /** The names that this simulation has not, by their keys. */
  public static Map<String, String> unknown(Settings.Report report, Set<String> endpoints) {
    Map<String, String> unknown = new TreeMap<>();
    Set<String> apdex = new TreeSet<>(report.apdex().keySet());
    apdex.remove(Slo.GLOBAL);
    apdex.forEach(name -> unknown.put("salvo.report.apdex.\"" + name + "\"", name));
    report
        .tiers()
        .endpoints()
        .keySet()
        .forEach(name -> unknown.put("salvo.report.tiers.endpoints.\"" + name + "\"", name));
    unknown.values().removeAll(endpoints);
    return unknown;
  }

  private static SettingsProblem problem(String key, String near) {
    return new SettingsProblem(
        key, "", "", "the name of a request that is sent", "did you mean \"" + near + "\"?");
  }
}

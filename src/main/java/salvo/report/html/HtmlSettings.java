package salvo.report.html;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import salvo.config.source.Defaults;
import salvo.report.RunReport;

/**
 * The settings that a run had and that are not the defaults.
 *
 * @param changed of the load and of everything that all systems share
 * @param ofSystem those of the system that was loaded, most of which its own file sets
 * @param all how many settings there are in all
 */
record HtmlSettings(List<Setting> changed, List<Setting> ofSystem, int all) {

  private static final String SYSTEMS = "systems.";
  private static final String PROFILES = "workload.profiles.";

  /** A setting by its full key. */
  record Setting(String key, String value) {}

  static HtmlSettings of(RunReport report) {
    return of(
        report.configuration(),
        Defaults.load(HtmlSettings.class.getClassLoader()),
        report.run().system(),
        report.run().profile());
  }

  static HtmlSettings of(
      Map<String, Object> configuration,
      Map<String, Object> defaults,
      String system,
      String profile) {
    List<Setting> all = flat(configuration);
    List<Setting> usual = flat(defaults);
    List<Setting> changed = all.stream().filter(it -> !usual.contains(it)).toList();
    return new HtmlSettings(
        changed.stream()
            .filter(it -> !it.key.startsWith(SYSTEMS))
            .filter(
                it -> !it.key.startsWith(PROFILES) || it.key.startsWith(PROFILES + profile + "."))
            .toList(),
        changed.stream().filter(it -> it.key.startsWith(SYSTEMS + system + ".")).toList(),
        all.size());
  }

  /** With their full keys, in alphabetical order. */
  static List<Setting> flat(Map<?, ?> configuration) {
    return configuration.entrySet().stream()
        .flatMap(it -> flat(String.valueOf(it.getKey()), it.getValue()))
        .sorted(Comparator.comparing(Setting::key))
        .toList();
  }

  private static Stream<Setting> flat(String key, Object value) {
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      return map.entrySet().stream().flatMap(it -> flat(key + "." + it.getKey(), it.getValue()));
    }
    return Stream.of(new Setting(key, String.valueOf(value)));
  }
}

package salvo.config.source;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import salvo.text.NearestName;

/**
 * Refuses properties that are called after Gatling and that neither Gatling nor its Maven plug-in
 * reads: who gives one is not told by either that it does nothing.
 */
public final class GatlingProperties {

  private static final String PREFIX = "gatling.";
  private static final String DEFAULTS = "gatling-defaults.conf";

  /** What other goals of the plug-in read, and tools that Gatling sells. */
  private static final Set<String> OTHERS = Set.of("enterprise", "recorder");

  /** Parameters of the plug-in's goal that runs a load test. */
  private static final Set<String> OF_PLUG_IN =
      Set.of(
          "gatling.continueOnAssertionFailure",
          "gatling.excludes",
          "gatling.failOnError",
          "gatling.ignoreDefaultGatlingJvmArgs",
          "gatling.includes",
          "gatling.jvmArgs",
          "gatling.noReports",
          "gatling.reportsOnly",
          "gatling.runDescription",
          "gatling.runMultipleSimulations",
          "gatling.sameProcess",
          "gatling.simulationClass",
          "gatling.skip",
          "gatling.version",
          "gatling.workingDirectory");

  /** What older plug-ins had, and what does the same today. */
  private static final Map<String, String> FORMER =
      Map.of(
          "gatling.resultsFolder", "salvo.report.directory",
          "gatling.resultFolder", "salvo.report.directory",
          "gatling.core.directory.results", "salvo.report.directory",
          "gatling.simulation", "system");

  private GatlingProperties() {}

  /** Does nothing where there is no Gatling. */
  public static void refuseUnknown(Properties properties, ClassLoader loader, Reading reading) {
    Set<String> given = new TreeSet<>(properties.stringPropertyNames());
    given.removeIf(name -> !name.startsWith(PREFIX) || isOfOthers(name));
    given.removeAll(OF_PLUG_IN);
    if (given.isEmpty()) {
      return;
    }
    Config defaults = ConfigFactory.parseResources(loader, DEFAULTS);
    if (!defaults.isEmpty()) {
      given.removeIf(name -> isKey(name, defaults) || reading.isReported("-D" + name));
      given.forEach(name -> reading.report(problem(name, defaults)));
    }
  }

  private static boolean isOfOthers(String name) {
    return OTHERS.contains(name.split("\\.", 3)[1]);
  }

  /** A key, or an element of a list such as {@code gatling.data.writers.0}. */
  private static boolean isKey(String name, Config defaults) {
    String key = name.replaceFirst("\\.\\d+$", "");
    return defaults.hasPath(ConfigUtil.joinPath(key.split("\\.", -1)));
  }

  private static SettingsProblem problem(String name, Config defaults) {
    Set<String> names = new TreeSet<>(OF_PLUG_IN);
    defaults.entrySet().forEach(entry -> names.add(entry.getKey()));
    return new SettingsProblem(
        "-D" + name,
        "",
        "",
        "a property that Gatling or its Maven plug-in reads; this one does nothing",
        Stream.of(Optional.ofNullable(FORMER.get(name)), NearestName.slipOf(name, names))
            .flatMap(Optional::stream)
            .findFirst()
            .map(meant -> "pass -D" + meant)
            .orElse("leave it out"));
  }
}

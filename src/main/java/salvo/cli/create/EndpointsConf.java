package salvo.cli.create;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import salvo.config.Settings;

/** The configuration of a system that began as described endpoints: options and a stand-in. */
final class EndpointsConf {

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private EndpointsConf() {}

  /** What comes before the objectives. */
  static String head(SystemName name, String pathPrefix, Set<String> options) {
    String prefix = pathPrefix.isEmpty() ? "" : "  pathPrefix = \"" + pathPrefix + "\"\n";
    return prefix + options(name, options);
  }

  private static String options(SystemName name, Set<String> options) {
    if (options.isEmpty()) {
      return "";
    }
    return options.stream()
        .map(it -> "    " + it + " = \"\"\n")
        .collect(
            Collectors.joining(
                "",
                "\n  # Secrets come from the environment: "
                    + variable(name, options.iterator().next())
                    + "=...\n  options {\n",
                "  }\n"));
  }

  private static String variable(SystemName name, String option) {
    return "SALVO_SYSTEMS_" + upper(name.system()) + "_OPTIONS_" + upper(option);
  }

  private static String upper(String text) {
    return text.replace("-", "").toUpperCase(Locale.ROOT);
  }

  /** One route for each shape of a path. */
  static String routes(List<Settings.Endpoint> endpoints) {
    Map<String, String> routes = new LinkedHashMap<>();
    for (Settings.Endpoint endpoint : endpoints) {
      String route = endpoint.method() + " " + path(endpoint.path());
      if (METHODS.contains(endpoint.method())) {
        routes.putIfAbsent(
            route,
            "    \""
                + route
                + "\" { status = "
                + Math.max(200, endpoint.expectedStatus().get(0))
                + ", serviceTime = 20 ms }\n");
      }
    }
    return String.join("", routes.values());
  }

  /** Without its query, and with a variable in the place of each segment that holds data. */
  private static String path(String path) {
    String[] segments = path.replaceFirst("\\?.*", "").split("/", -1);
    for (int i = 0; i < segments.length; i++) {
      if (segments[i].contains("#{")) {
        segments[i] = "{part" + i + "}";
      }
    }
    return String.join("/", segments);
  }
}

package salvo.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import salvo.config.source.Section;

/** Reads the stand-in that a system declares: its routes, each under its method and path. */
final class SandboxReader {

  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "MESSAGE");

  private static final Pattern SEGMENT = Pattern.compile("[^\\s{}?#]*|\\{\\w+}");
  private static final Pattern VARIABLE = Pattern.compile("\\{\\w+}");

  private final Section routes;
  private final Map<String, String> nameByShape = new HashMap<>();

  private SandboxReader(Section routes) {
    this.routes = routes;
  }

  static List<SandboxRoute> routes(Section system) {
    return new SandboxReader(system.section("sandbox")).read();
  }

  private List<SandboxRoute> read() {
    List<SandboxRoute> all = new ArrayList<>();
    for (String name : routes.names()) {
      checkName(name);
      all.add(new SandboxRouteReader(name, routes.section(name)).route());
    }
    return List.copyOf(all);
  }

  private void checkName(String name) {
    int space = name.indexOf(' ');
    String path = name.substring(space + 1);
    if (space < 1) {
      refuse(name, "write \"GET /" + path.replaceFirst("^/", "") + "\"");
    } else if (!METHODS.contains(name.substring(0, space))) {
      refuseMethod(name, name.substring(0, space));
    } else if (!path.startsWith("/")) {
      refuse(name, "write \"" + name.substring(0, space) + " /" + path.strip() + "\"");
    } else if (name.startsWith("MESSAGE ") && path.contains("{")) {
      routes.report(
          name, "under a path without braces: a WebSocket has one", "write the path in full");
    } else {
      checkPath(name, path);
    }
  }

  private void refuse(String name, String fix) {
    routes.report(
        name, "under a method, a space and a path that begins with /: \"GET /products\"", fix);
  }

  private void refuseMethod(String name, String method) {
    routes.report(
        name,
        "under one of the methods " + String.join(", ", METHODS),
        ServicesReader.fix(method, METHODS));
  }

  private void checkPath(String name, String path) {
    Set<String> variables = new HashSet<>();
    for (String segment : path.split("/", -1)) {
      boolean isVariable = VARIABLE.matcher(segment).matches();
      if (!SEGMENT.matcher(segment).matches() || isVariable && !variables.add(segment)) {
        routes.report(
            name,
            "under a path without query and spaces, in which braces hold a whole segment and a name"
                + " of their own: \"GET /cart/{item}\"",
            "correct " + segment);
        return;
      }
    }
    String shape = VARIABLE.matcher(name).replaceAll("{}");
    String other = nameByShape.putIfAbsent(shape, name);
    if (other != null) {
      routes.report(name, "for paths of its own; " + other + " has the same", "leave one out");
    }
  }
}

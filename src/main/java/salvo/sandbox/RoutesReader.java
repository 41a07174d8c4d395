package salvo.sandbox;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import salvo.sandbox.behaviour.ServiceTime.Percentiles;
import salvo.sandbox.declared.BodyTemplate;
import salvo.sandbox.declared.Route;

/** Reads the routes of a declared stand-in. */
final class RoutesReader {

  private static final int MAX_REQUESTS = 1_000_000;
  private static final int HOUR_MILLIS = 3_600_000;

  private static final Pattern ENDPOINT =
      Pattern.compile(
          "(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) (/([^\\s{}?#/]*|\\{\\w+}))+"
              + "|MESSAGE (/[^\\s{}?#/]*)+");

  private static final Pattern VARIABLE = Pattern.compile("\\{\\w+}");

  private static final Pattern HEADER =
      Pattern.compile(
          "(?i)(?!(content-length|transfer-encoding|connection)$)[a-z0-9!#$%&'*+.^_`|~-]+");

  private final Set<String> shapes = new HashSet<>();

  private RoutesReader() {}

  static List<Route> routes(Fields options) {
    RoutesReader reader = new RoutesReader();
    List<Route> routes = new ArrayList<>();
    options.list("routes").forEach(fields -> routes.add(reader.route(fields)));
    return routes;
  }

  private Route route(Fields fields) {
    String endpoint = fields.text("endpoint", "");
    checkEndpoint(fields, endpoint);
    Route route =
        new Route(
            endpoint,
            (int) fields.whole("status", 200, 200, 599),
            body(fields, endpoint),
            headers(fields),
            serviceTime(fields.object("serviceTime")),
            capacity(fields));
    fields.refuseUnknown();
    return route;
  }

  private void checkEndpoint(Fields fields, String endpoint) {
    if (endpoint.isBlank()) {
      return;
    }
    if (!ENDPOINT.matcher(endpoint).matches()) {
      fields.problem("endpoint", endpoint, "must be a method and a path, such as GET /cart/{item}");
    } else if (!shapes.add(VARIABLE.matcher(endpoint).replaceAll("{}"))) {
      fields.problem("endpoint", endpoint, "must have paths of its own; another has the same");
    }
  }

  private static BodyTemplate body(Fields fields, String endpoint) {
    BodyTemplate body = new BodyTemplate(fields.possiblyEmpty("body", ""));
    body.unknownIn(endpoint)
        .ifPresent(
            placeholder ->
                fields.problem(
                    "body",
                    placeholder,
                    "must be #{uuid}, #{json.field} or #{path.name} of a segment in braces"));
    return body;
  }

  private static Map<String, String> headers(Fields fields) {
    Fields given = fields.object("headers");
    Map<String, String> headers = new TreeMap<>();
    for (String name : given.names()) {
      if (!HEADER.matcher(name).matches()) {
        given.problem(name, "header", "must be a name that the sandbox does not write itself");
      }
      headers.put(name, oneLine(given, name));
    }
    return headers;
  }

  private static String oneLine(Fields given, String name) {
    String value = given.possiblyEmpty(name, "");
    if (value.chars().anyMatch(Character::isISOControl)) {
      given.problem(name, "header", "must be a text of one line");
    }
    return value;
  }

  private static Percentiles serviceTime(Fields fields) {
    double p50 = fields.number("p50", 0, HOUR_MILLIS);
    double p95 = fields.number("p95", p50, HOUR_MILLIS);
    double p99 = fields.number("p99", p95, HOUR_MILLIS);
    double max = fields.number("max", p99, HOUR_MILLIS);
    boolean ascending = p50 <= p95 && p95 <= p99 && p99 <= max;
    if (!ascending || p50 == 0 && max > 0) {
      fields.problem("p50", p50, "must be above 0 and at most p95, p99 and max, in this order");
    }
    fields.refuseUnknown();
    return new Percentiles(p50, p95, p99, max);
  }

  private static OptionalInt capacity(Fields fields) {
    int capacity = (int) fields.whole("capacity", MAX_REQUESTS, 1, MAX_REQUESTS);
    return capacity == MAX_REQUESTS ? OptionalInt.empty() : OptionalInt.of(capacity);
  }
}

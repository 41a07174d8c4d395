package salvo.run;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import salvo.config.SandboxRoute;
import salvo.config.Settings;
import salvo.sandbox.Systems;

/**
 * Whether the sandbox can stand in for the system of a run: it knows the system, or is told its
 * routes, or happens to serve all that the configuration lists.
 */
final class StandIn {

  /** What the sandbox takes for a route: a segment is a variable as a whole, or has none. */
  private static final Pattern ROUTE =
      Pattern.compile("(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) (/([^\\s{}?#/]*|\\{\\w+}))+");

  private static final Pattern VARIABLE = Pattern.compile("\\{\\w+}");
  private static final int LEAST_STATUS = 200;
  private static final Set<Integer> WITHOUT_BODY = Set.of(204, 304);

  private final String system;
  private final Settings settings;
  private final Settings.SystemUnderTest declared;

  StandIn(RunPlan plan) {
    this.system = plan.system();
    this.settings = plan.settings();
    this.declared = settings.systemNamed(system);
  }

  /**
   * The plan as it can be carried out: without the warm-up, where that would be sent to a sandbox
   * that does not know the system.
   *
   * @throws StartException when the load itself would be
   */
  static RunPlan checked(RunPlan plan, Launch launch) {
    StandIn standIn = new StandIn(plan);
    boolean isAsked =
        launch.loadsTarget() && (standIn.isTarget() || isWarmedUpElsewhere(plan.settings()));
    if (!isAsked || standIn.exists()) {
      return plan;
    }
    if (standIn.isTarget()) {
      throw new StartException(standIn.refusal());
    }
    return standIn.ofEndpoints().isEmpty() ? plan.withoutWarmUp(standIn.noWarmUp()) : plan;
  }

  /** The routes as the sandbox reads them: those that are declared, or what a warm-up needs. */
  List<Map<String, Object>> routes() {
    List<SandboxRoute> routes = exists() ? declared.sandbox() : ofEndpoints();
    return routes.stream().map(StandIn::route).toList();
  }

  private static boolean isWarmedUpElsewhere(Settings settings) {
    return !settings.warmUp().duration().isZero() && !settings.warmUp().onTarget();
  }

  private boolean isTarget() {
    return settings.baseUrl().isEmpty();
  }

  private boolean exists() {
    return Systems.knows(system) || !declared.sandbox().isEmpty() || servesAll();
  }

  private boolean servesAll() {
    List<String> requests = requests();
    return !requests.isEmpty() && Systems.serves(requests);
  }

  /**
   * Routes for the warm-up alone, where the sandbox knows nothing of the endpoints that the
   * configuration lists: each answers at once with the first status that is expected. One whose
   * path cannot be a route is answered with 404.
   */
  private List<SandboxRoute> ofEndpoints() {
    Map<String, SandboxRoute> routes = new LinkedHashMap<>();
    expected()
        .forEach(
            (request, status) -> {
              if (ROUTE.matcher(request).matches()) {
                routes.putIfAbsent(
                    VARIABLE.matcher(request).replaceAll("{}"), atOnce(request, status));
              }
            });
    return List.copyOf(routes.values());
  }

  private static SandboxRoute atOnce(String request, int expected) {
    int status = Math.max(LEAST_STATUS, expected);
    boolean isEmpty = WITHOUT_BODY.contains(status);
    Duration none = Duration.ZERO;
    return new SandboxRoute(
        request,
        status,
        isEmpty ? "" : "{}",
        isEmpty ? Map.of() : Map.of("content-type", "application/json"),
        new SandboxRoute.ServiceTime(none, none, none, none),
        OptionalInt.empty());
  }

  /** Method and path of what the configuration lists, with variables in braces. */
  private List<String> requests() {
    return List.copyOf(expected().keySet());
  }

  /** The same, each with the first status that is expected. */
  private Map<String, Integer> expected() {
    Map<String, Integer> statuses = new LinkedHashMap<>();
    declared
        .endpoints()
        .forEach(it -> statuses.putIfAbsent(request(it), it.expectedStatus().get(0)));
    declared
        .described()
        .requests()
        .forEach(
            it ->
                statuses.putIfAbsent(
                    it.endpoint(),
                    it.expected().statuses().stream().findFirst().orElse(LEAST_STATUS)));
    return statuses;
  }

  private static String request(Settings.Endpoint endpoint) {
    return endpoint.method() + " " + endpoint.path().replaceAll("[?].*", "").replace("#{", "{");
  }

  private String refusal() {
    String example = requests().stream().findFirst().orElse("GET /path");
    return "There is nothing to load: no baseUrl is set, and the sandbox does not know the system "
        + system
        + ". Pass -DbaseUrl=https://..., or declare each of its requests for the sandbox in"
        + " application.conf, such as: salvo.systems."
        + system
        + ".sandbox { \""
        + example
        + "\" { status = 200, body = \"{}\", serviceTime = 20 ms } }";
  }

  private String noWarmUp() {
    return "none: the sandbox does not know "
        + system
        + "; -Dsalvo.warmUp.onTarget=true warms up on the target";
  }

  private static Map<String, Object> route(SandboxRoute route) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("endpoint", route.endpoint());
    one.put("status", route.status());
    one.put("body", route.body());
    one.put("headers", route.headers());
    one.put(
        "serviceTime",
        Map.of(
            "p50", route.serviceTime().p50().toMillis(),
            "p95", route.serviceTime().p95().toMillis(),
            "p99", route.serviceTime().p99().toMillis(),
            "max", route.serviceTime().max().toMillis()));
    route.capacity().ifPresent(capacity -> one.put("capacity", capacity));
    return one;
  }
}

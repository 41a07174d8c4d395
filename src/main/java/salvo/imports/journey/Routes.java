package salvo.imports.journey;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import salvo.config.steps.Saved;
import salvo.imports.model.ImportSecrets;
import salvo.imports.model.ImportedRoute;
import salvo.imports.recorded.Payload;
import salvo.imports.recorded.RecordedCall;

/**
 * What the sandbox answers: for each method and path what was recorded first, and at least what
 * steps save of it and look for in it.
 */
final class Routes {

  private static final Duration UNKNOWN_TIME = Duration.ofMillis(20);

  private final Map<String, List<Linked>> byEndpoint = new LinkedHashMap<>();

  Routes(List<Linked> calls) {
    calls.forEach(
        it -> byEndpoint.computeIfAbsent(key(it.call()), any -> new ArrayList<>()).add(it));
  }

  private static String key(RecordedCall call) {
    return call.method() + " " + PathShape.of(call.address().path());
  }

  /** The status with which it answers a request. */
  int status(RecordedCall call) {
    return status(shown(byEndpoint.get(key(call))).call(), 200);
  }

  private static int status(RecordedCall call, int unknown) {
    int answered = call.answer().status();
    if (answered == 304) {
      return 200;
    }
    if (answered >= 200 && answered <= 599) {
      return answered;
    }
    return call.told().statuses().stream()
        .filter(it -> it >= 200 && it <= 599)
        .findFirst()
        .orElse(unknown);
  }

  /** The one whose answer it gives: the first of which something is saved, or else the first. */
  private static Linked shown(List<Linked> calls) {
    return calls.stream().filter(it -> !it.saves().isEmpty()).findFirst().orElse(calls.get(0));
  }

  List<ImportedRoute> all(ImportSecrets secrets) {
    List<ImportedRoute> routes = new ArrayList<>();
    for (List<Linked> calls : byEndpoint.values()) {
      RecordedCall shown = shown(calls).call();
      String path = PathShape.route(shown.address().path());
      routes.add(route(path, calls, secrets));
      if (PathShape.isSecret(shown.address().path())) {
        routes.add(route(path.replaceAll("\\{secret\\d*}", ""), calls, secrets));
      }
    }
    return routes;
  }

  private static ImportedRoute route(String path, List<Linked> calls, ImportSecrets secrets) {
    RecordedCall shown = shown(calls).call();
    List<Saved> saves = calls.stream().flatMap(it -> it.saves().stream()).toList();
    int status = status(shown, 200);
    MadeAnswer made =
        new MadeAnswer(shown, saves, secrets)
            .containing(
                calls.stream().flatMap(it -> it.call().told().contains().stream()).toList());
    boolean hasBody = status != 204 && !shown.method().equals("HEAD");
    return new ImportedRoute(
        shown.method(),
        path,
        status,
        made.contentType(),
        hasBody ? made.body() : "",
        made.headers(),
        time(shown));
  }

  private static Duration time(RecordedCall call) {
    return call.timing()
        .map(it -> it.end() - it.start())
        .filter(it -> it > 0)
        .map(it -> Duration.ofMillis(Math.min(it > 100 ? it / 10 * 10 : it, 3_600_000)))
        .orElse(UNKNOWN_TIME);
  }

  /** Whether a request is one of GraphQL, whose answer has to be JSON. */
  static boolean isGraphQl(RecordedCall call) {
    return call.body() instanceof Payload.Json json && Requests.isGraphQl(call, json.tree());
  }
}

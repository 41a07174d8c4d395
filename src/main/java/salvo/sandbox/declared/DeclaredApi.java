package salvo.sandbox.declared;

import io.vertx.core.buffer.Buffer;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import salvo.sandbox.behaviour.ServiceTime;
import salvo.sandbox.behaviour.ServiceTime.Percentiles;
import salvo.sandbox.http.Endpoint;
import salvo.sandbox.http.Environment;
import salvo.sandbox.http.Handler;
import salvo.sandbox.http.Reply;
import salvo.sandbox.http.SocketEndpoint;
import salvo.sandbox.http.SystemApi;

/**
 * The stand-in of declared routes. Of two that fit a path, the one whose first different segment is
 * literal answers.
 */
public final class DeclaredApi implements SystemApi {

  private final Environment environment;
  private final List<Route> routes;

  public DeclaredApi(Environment environment, List<Route> routes) {
    this.environment = environment;
    // A brace is greater than letters and digits, so that variables come after what is literal.
    this.routes = routes.stream().sorted(Comparator.comparing(Route::endpoint)).toList();
  }

  @Override
  public List<Endpoint> endpoints() {
    return routes.stream().filter(it -> !it.isMessage()).map(this::endpoint).toList();
  }

  @Override
  public List<SocketEndpoint> sockets() {
    return routes.stream().filter(Route::isMessage).map(this::socket).toList();
  }

  /** Whoever asks for it is connected at once. */
  private SocketEndpoint socket(Route route) {
    return new SocketEndpoint(
        route.path(),
        environment.serviceTimes().always(0),
        serviceTime(route),
        authorization -> true,
        message -> route.body().answerTo(message, environment.ids()::next));
  }

  private Endpoint endpoint(Route route) {
    return Endpoint.of(route.endpoint(), serviceTime(route), handler(route))
        .withCapacity(route.capacity());
  }

  private ServiceTime serviceTime(Route route) {
    Percentiles time = route.serviceTime();
    return time.p50() == time.max()
        ? environment.serviceTimes().always(time.max())
        : environment.serviceTimes().of(route.endpoint(), time);
  }

  private Handler handler(Route route) {
    if (route.body().isFixed()) {
      Reply same = reply(route, route.body().text());
      return call -> same;
    }
    return call -> reply(route, route.body().of(call, environment.ids()::next));
  }

  private static Reply reply(Route route, String body) {
    return new Reply(route.status(), route.headers(), Buffer.buffer(body), OptionalDouble.empty());
  }
}

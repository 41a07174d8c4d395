package salvo.sandbox.flows;

import java.util.List;
import java.util.Map;
import salvo.sandbox.behaviour.ServiceTime.Percentiles;
import salvo.sandbox.http.Endpoint;
import salvo.sandbox.http.Environment;
import salvo.sandbox.http.Handler;
import salvo.sandbox.http.Reply;
import salvo.sandbox.http.SystemApi;

/**
 * Aiexec: an account logs in, makes a key and uploads a flow, which holders of the key run. Service
 * times are assumptions, as none are published. Its {@code GET /health} is the one of {@link
 * WfxApi}, as both systems live on one server here.
 */
public final class AiexecApi implements SystemApi {

  private static final Percentiles PROBE = times(5, 20, 50, 100);
  private static final Percentiles READ = times(50, 150, 300, 500);
  private static final Percentiles WRITE = times(100, 300, 500, 1000);

  private final Environment environment;
  private final AiexecAccess access;
  private final AiexecFlows flows;

  /**
   * @param username of the one account that it lets in
   */
  public AiexecApi(Environment environment, String username, String password) {
    this.environment = environment;
    this.access = new AiexecAccess(environment, username, password);
    this.flows = new AiexecFlows(environment, access.userId());
  }

  @Override
  public List<Endpoint> endpoints() {
    Handler healthCheck = call -> Reply.json(200, Map.of("status", "ok", "chat", "ok", "db", "ok"));
    Handler starters = call -> Reply.json(200, StarterProject.all());
    return List.of(
        endpoint("GET /health_check", PROBE, healthCheck),
        endpoint("POST /api/v1/login", times(150, 400, 800, 1500), access::logIn),
        endpoint("POST /api/v1/api_key/", WRITE, access.bearer(access::createKey)),
        endpoint("DELETE /api/v1/api_key/{id}", WRITE, access.bearer(access::deleteKey)),
        endpoint("GET /api/v1/starter-projects/", READ, access.bearer(starters)),
        endpoint("POST /api/v1/flows/", WRITE, access.bearer(flows::upload)),
        endpoint("DELETE /api/v1/flows/{id}", WRITE, access.bearer(flows::delete)),
        // What a refusal takes; a run takes its own time.
        endpoint("POST /api/v1/run/{id}", PROBE, access.keyed(flows::run)));
  }

  private Endpoint endpoint(String name, Percentiles times, Handler handler) {
    return Endpoint.of(name, environment.serviceTimes().of(name, times), handler);
  }

  private static Percentiles times(double p50, double p95, double p99, double max) {
    return new Percentiles(p50, p95, p99, max);
  }
}

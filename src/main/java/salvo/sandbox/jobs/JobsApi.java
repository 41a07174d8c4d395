package salvo.sandbox.jobs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import salvo.sandbox.behaviour.ServiceTime.Percentiles;
import salvo.sandbox.http.Call;
import salvo.sandbox.http.Endpoint;
import salvo.sandbox.http.Environment;
import salvo.sandbox.http.Handler;
import salvo.sandbox.http.Refusal;
import salvo.sandbox.http.Reply;
import salvo.sandbox.http.SystemApi;

/**
 * The jobs system: it accepts the generation of a video and calls back when it is done. No service
 * times are published, so all of them are assumptions; of a real generation it is only known that
 * one client was told to expect 130 s, which a test would rather not wait for.
 */
public final class JobsApi implements SystemApi {

  /** An assumption: a row and a message are written. */
  private static final Percentiles ACCEPT = new Percentiles(50, 150, 300, 1000);

  /** An assumption: one row is read or written. */
  private static final Percentiles ONE_ROW = new Percentiles(20, 80, 150, 500);

  /** An assumption, from acceptance to callback: a short clip on a fast machine. */
  private static final Percentiles GENERATION = new Percentiles(800, 2000, 3000, 5000);

  private final Environment environment;
  private final byte[] apiKey;
  private final JobHandlers handlers;

  public JobsApi(Environment environment, Rules rules) {
    this.environment = environment;
    this.apiKey = rules.apiKey().getBytes(StandardCharsets.UTF_8);
    this.handlers =
        new JobHandlers(
            environment,
            environment.serviceTimes().of("video generation", GENERATION),
            new Fates(rules.callbacks(), rules.seed()),
            new Webhooks(rules.allowRemote()));
  }

  /**
   * What it lets in, whom it calls and what goes wrong with that.
   *
   * @param allowRemote whether callbacks may go beyond this machine
   * @param seed determines which callbacks go wrong
   */
  public record Rules(String apiKey, boolean allowRemote, CallbackFaults callbacks, long seed) {}

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        endpoint("POST /v1/jobs/generate", ACCEPT, keyed(handlers::generate)),
        endpoint("GET /v1/jobs/{id}", ONE_ROW, keyed(handlers::read)),
        endpoint("POST /cancel/{id}", ONE_ROW, keyed(handlers::cancel)),
        // An assumption: the path is not published, and other systems have a /health of their own.
        endpoint("GET /v1/health", ONE_ROW, handlers::health));
  }

  private Endpoint endpoint(String name, Percentiles times, Handler handler) {
    return Endpoint.of(name, environment.serviceTimes().of(name, times), handler);
  }

  private Handler keyed(Handler handler) {
    return call -> {
      if (!hasKey(call)) {
        throw new Refusal(Reply.detail(401, "Invalid or missing API key"));
      }
      return handler.handle(call);
    };
  }

  private boolean hasKey(Call call) {
    return call.header("X-API-Key")
        .filter(key -> MessageDigest.isEqual(key.getBytes(StandardCharsets.UTF_8), apiKey))
        .isPresent();
  }
}

package salvo.sandbox.content;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import salvo.sandbox.behaviour.ServiceTime.Percentiles;
import salvo.sandbox.content.account.Access;
import salvo.sandbox.content.account.AccountHandlers;
import salvo.sandbox.content.account.Accounts;
import salvo.sandbox.content.account.Tokens;
import salvo.sandbox.http.Endpoint;
import salvo.sandbox.http.Environment;
import salvo.sandbox.http.Handler;
import salvo.sandbox.http.RateLimit;
import salvo.sandbox.http.Reply;
import salvo.sandbox.http.SystemApi;

/**
 * The content system: it makes study material from a syllabus, at once or as a job. Service times
 * are the published baselines (p50, p95, p99, maximum), except where noted. Present from the start
 * are an administrator, {@code existing_user_1} to {@code 100} and {@code target_1} to {@code 10},
 * all {@code @example.com} and with {@link #SEEDED_PASSWORD}.
 */
public final class ContentApi implements SystemApi {

  /** The password of the accounts present from the start, but for the administrator's. */
  public static final String SEEDED_PASSWORD = "sandbox-password";

  private static final int EXISTING_USERS = 100;
  private static final int TARGET_USERS = 10;
  private static final int MAX_REGISTERED = 50_000;

  /** The baseline of reading one job, and an assumption for other reads of one thing. */
  private static final Percentiles ONE_READ = times(50, 150, 300, 500);

  /** The baseline of creating a job, and an assumption for writes without a baseline. */
  private static final Percentiles ONE_WRITE = times(100, 300, 500, 1000);

  private static final Percentiles USAGE = times(100, 300, 500, 1000);

  private static final RateLimit LOGIN = RateLimit.perMinute("login", 10);
  private static final RateLimit REGISTER = RateLimit.perHour("register", 5);
  private static final RateLimit HEALTH = RateLimit.perMinute("health", 1000);
  private static final RateLimit GENERATE = RateLimit.perHour("generate", 10);
  private static final RateLimit ADMIN = RateLimit.perHour("admin", 50);
  private static final RateLimit DEFAULT = RateLimit.perHour("default", 100);

  private final Environment environment;
  private final Access access;
  private final AccountHandlers accountHandlers;
  private final JobHandlers jobHandlers;
  private final FeedbackHandler feedbackHandler;

  public ContentApi(Environment environment, Credentials credentials) {
    this.environment = environment;
    Accounts accounts = seeded(credentials);
    Tokens tokens = new Tokens(environment.clock());
    access = new Access(credentials.apiKey(), tokens, accounts);
    accountHandlers = new AccountHandlers(accounts, tokens, access);
    jobHandlers = new JobHandlers(environment, access);
    feedbackHandler = new FeedbackHandler(environment, access);
  }

  /** What the system lets in from the start. */
  public record Credentials(String apiKey, String adminEmail, String adminPassword) {}

  private static Accounts seeded(Credentials credentials) {
    Accounts accounts = new Accounts(MAX_REGISTERED);
    accounts.seed(credentials.adminEmail(), credentials.adminPassword());
    IntStream.rangeClosed(1, EXISTING_USERS)
        .forEach(n -> accounts.seed("existing_user_" + n + "@example.com", SEEDED_PASSWORD));
    IntStream.rangeClosed(1, TARGET_USERS)
        .forEach(n -> accounts.seed("target_" + n + "@example.com", SEEDED_PASSWORD));
    return accounts;
  }

  @Override
  public List<Endpoint> endpoints() {
    Reply alive = Reply.json(200, Map.of("status", "healthy"));
    Reply health = Reply.json(200, Map.of("status", "healthy", "message", "API v1 is running"));
    return List.of(
        open("GET /healthz", times(10, 50, 100, 200), HEALTH, call -> alive),
        keyed("GET /api/v1/health", times(20, 100, 200, 500), HEALTH, call -> health),
        open(
            "POST /api/v1/auth/register",
            times(200, 500, 1000, 2000),
            REGISTER,
            accountHandlers::register),
        open("POST /api/v1/auth/login", times(150, 400, 800, 1500), LOGIN, accountHandlers::logIn),
        open("GET /api/v1/auth/users/me", ONE_READ, DEFAULT, accountHandlers::me),
        keyed("POST /api/v1/jobs", ONE_WRITE, DEFAULT, jobHandlers::create),
        keyed("GET /api/v1/jobs", times(100, 300, 600, 1000), DEFAULT, jobHandlers::list),
        keyed("GET /api/v1/jobs/{id}", ONE_READ, DEFAULT, jobHandlers::read),
        keyed("PATCH /api/v1/jobs/{id}", ONE_WRITE, DEFAULT, jobHandlers::update),
        keyed("DELETE /api/v1/jobs/{id}", ONE_WRITE, DEFAULT, jobHandlers::delete),
        keyed(
            "POST /api/v1/content/generate", Generator.GENERATION, GENERATE, jobHandlers::generate),
        keyed("GET /api/v1/monitoring/usage/user/me", USAGE, DEFAULT, accountHandlers::usageOfMe),
        keyed(
            "GET /api/v1/monitoring/usage/user/{id}", USAGE, DEFAULT, accountHandlers::usageOfUser),
        // An assumption: this is the only endpoint here that the administrators' limit can mean.
        keyed(
            "GET /api/v1/monitoring/usage/summary",
            times(200, 500, 1000, 2000),
            ADMIN,
            accountHandlers::usageSummary),
        keyed("POST /api/v1/feedback/content/{id}/feedback", ONE_WRITE, DEFAULT, feedbackHandler));
  }

  private Endpoint keyed(String name, Percentiles times, RateLimit limit, Handler handler) {
    return open(name, times, limit, access.keyed(handler));
  }

  private Endpoint open(String name, Percentiles times, RateLimit limit, Handler handler) {
    return Endpoint.of(
        name,
        environment.serviceTimes().of(name, times),
        environment.rateLimits().limit(limit, access::client, handler));
  }

  private static Percentiles times(double p50, double p95, double p99, double max) {
    return new Percentiles(p50, p95, p99, max);
  }
}

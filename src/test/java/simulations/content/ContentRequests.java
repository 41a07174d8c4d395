package simulations.content;

import static io.gatling.javaapi.core.CoreDsl.ElFileBody;
import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import simulations.support.Target;

/**
 * The requests of the content system, each with the checks that decide whether it succeeded. Their
 * names are the endpoints' identities in the log, the SLOs and the reports.
 */
final class ContentRequests {

  static final String HEALTHZ = "healthz";
  static final String API_HEALTH = "api health";
  static final String REGISTER = "register";
  static final String LOGIN = "login";
  static final String CREATE_JOB = "create job";
  static final String GET_JOB = "get job";
  static final String LIST_JOBS = "list jobs";
  static final String DELETE_JOB = "delete job";
  static final String GENERATE_CONTENT = "generate content";
  static final String USER_USAGE = "user usage";
  static final String USAGE_SUMMARY = "usage summary";

  /** All of them, measured or not. */
  static final Set<String> NAMES =
      Set.of(
          HEALTHZ,
          API_HEALTH,
          REGISTER,
          LOGIN,
          CREATE_JOB,
          GET_JOB,
          LIST_JOBS,
          DELETE_JOB,
          GENERATE_CONTENT,
          USER_USAGE,
          USAGE_SUMMARY);

  private static final Function<Session, String> BEARER =
      session -> "Bearer " + ContentAccounts.account(session).token();

  final HttpRequestActionBuilder healthz;
  final HttpRequestActionBuilder apiHealth;
  final HttpRequestActionBuilder register;
  final HttpRequestActionBuilder login;
  final HttpRequestActionBuilder createJob;
  final HttpRequestActionBuilder getJob;
  final HttpRequestActionBuilder listJobs;
  final HttpRequestActionBuilder deleteJob;
  final HttpRequestActionBuilder generateContent;
  final HttpRequestActionBuilder userUsage;
  final HttpRequestActionBuilder usageSummary;

  ContentRequests(Target target) {
    Duration timeout = target.requestTimeout();
    String keyHeader = target.option("apiKeyHeader");
    String key = target.option("apiKey");

    healthz =
        http(HEALTHZ)
            .get("/healthz")
            .requestTimeout(timeout)
            .check(status().is(200), jmesPath("status").is("healthy"));
    apiHealth =
        http(API_HEALTH)
            .get("/api/v1/health")
            .header(keyHeader, key)
            .requestTimeout(timeout)
            .check(status().is(200), jmesPath("status").exists());
    register =
        http(REGISTER)
            .post("/api/v1/auth/register")
            .body(ElFileBody("bodies/content/register.json"))
            .asJson()
            .requestTimeout(timeout)
            .check(
                status().saveAs(ContentAccounts.STATUS),
                status().is(201).saveAs(ContentAccounts.DONE));
    login =
        http(LOGIN)
            .post("/api/v1/auth/login")
            .formParam("username", session -> ContentAccounts.account(session).email())
            .formParam("password", session -> ContentAccounts.account(session).password())
            .requestTimeout(timeout)
            .check(
                status().saveAs(ContentAccounts.STATUS),
                status().is(200),
                jmesPath("access_token").saveAs(ContentAccounts.TOKEN),
                jmesPath("access_token").exists().saveAs(ContentAccounts.DONE));
    createJob =
        http(CREATE_JOB)
            .post("/api/v1/jobs")
            .header(keyHeader, key)
            .body(ElFileBody("bodies/content/content-request.json"))
            .asJson()
            .requestTimeout(timeout)
            .check(status().is(201), jmesPath("id").saveAs(ContentAccounts.JOB_ID));
    getJob =
        http(GET_JOB)
            .get("/api/v1/jobs/#{jobId}")
            .header(keyHeader, key)
            .requestTimeout(timeout)
            .check(status().is(200), jmesPath("id").isEL("#{jobId}"), jmesPath("status").exists());
    listJobs =
        http(LIST_JOBS)
            .get("/api/v1/jobs")
            .queryParam("page", "#{page}")
            .queryParam("page_size", "#{page_size}")
            .header(keyHeader, key)
            .requestTimeout(timeout)
            .check(status().is(200), jmesPath("jobs").exists(), jmesPath("total").exists());
    deleteJob =
        http(DELETE_JOB)
            .delete("/api/v1/jobs/#{jobId}")
            .header(keyHeader, key)
            .requestTimeout(timeout)
            .check(
                status().saveAs(ContentAccounts.STATUS),
                status().in(204, 404).saveAs(ContentAccounts.DONE));
    generateContent =
        http(GENERATE_CONTENT)
            .post("/api/v1/content/generate")
            .header(keyHeader, key)
            .body(ElFileBody("bodies/content/content-request.json"))
            .asJson()
            .requestTimeout(timeout)
            .check(status().is(200), jmesPath("content_outline.title").exists());
    userUsage =
        http(USER_USAGE)
            .get(session -> "/api/v1/monitoring/usage/user/" + ContentAccounts.userId(session))
            .header(keyHeader, key)
            .header("Authorization", BEARER)
            .requestTimeout(timeout)
            .check(status().is(200));
    usageSummary =
        http(USAGE_SUMMARY)
            .get("/api/v1/monitoring/usage/summary")
            .header(keyHeader, key)
            .header("Authorization", BEARER)
            .requestTimeout(timeout)
            .check(status().is(200));
  }
}

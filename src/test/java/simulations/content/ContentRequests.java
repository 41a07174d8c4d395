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
import salvo.gatling.Target;

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

  static final String CONTENT_REQUEST = "bodies/content/content-request.json";

  static final Function<Session, String> BEARER =
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
  private final Duration timeout;
  private final String keyHeader;
  private final String key;

  ContentRequests(Target target) {
    timeout = target.requestTimeout();
    keyHeader = target.option("apiKeyHeader");
    key = target.option("apiKey");
    healthz =
        http(HEALTHZ)
            .get("/healthz")
            .requestTimeout(timeout)
            .check(status().is(200), jmesPath("status").is("healthy"));
    apiHealth =
        keyed(http(API_HEALTH).get("/api/v1/health"))
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
        loginAttempt(LOGIN)
            .check(
                status().is(200),
                jmesPath("access_token").saveAs(ContentAccounts.TOKEN),
                jmesPath("access_token").exists().saveAs(ContentAccounts.DONE));
    createJob = createJob(CREATE_JOB);
    getJob = getJob(GET_JOB);
    listJobs = listJobs(LIST_JOBS);
    deleteJob =
        keyed(http(DELETE_JOB).delete("/api/v1/jobs/#{jobId}"))
            .check(
                status().saveAs(ContentAccounts.STATUS),
                status().in(204, 404).saveAs(ContentAccounts.DONE));
    generateContent = generateContent(GENERATE_CONTENT, timeout);
    userUsage =
        usage(USER_USAGE, session -> "user/" + ContentAccounts.userId(session))
            .check(status().is(200));
    usageSummary = usage(USAGE_SUMMARY, session -> "summary").check(status().is(200));
  }

  /** A login under that name; what is a success depends on the password. */
  HttpRequestActionBuilder loginAttempt(String name) {
    return http(name)
        .post("/api/v1/auth/login")
        .formParam("username", session -> ContentAccounts.account(session).email())
        .formParam("password", session -> ContentAccounts.account(session).password())
        .requestTimeout(timeout)
        .check(status().saveAs(ContentAccounts.STATUS));
  }

  /** The creation of a job under that name; its id becomes the session's job. */
  HttpRequestActionBuilder createJob(String name) {
    return createJob(name, ContentAccounts.JOB_ID);
  }

  /** The creation of a job under that name, with the session attribute for its id. */
  HttpRequestActionBuilder createJob(String name, String id) {
    return postJob(name)
        .body(ElFileBody(CONTENT_REQUEST))
        .check(status().is(201), jmesPath("id").saveAs(id));
  }

  /** A job with whatever body. */
  HttpRequestActionBuilder postJob(String name) {
    return keyed(http(name).post("/api/v1/jobs")).asJson();
  }

  /** The look at the session's job under that name; keeps the job's status. */
  HttpRequestActionBuilder getJob(String name) {
    return keyed(http(name).get("/api/v1/jobs/#{jobId}"))
        .check(
            status().is(200),
            jmesPath("id").isEL("#{jobId}"),
            jmesPath("status").saveAs(ContentAccounts.JOB_STATUS));
  }

  /** The list of jobs under that name. */
  HttpRequestActionBuilder listJobs(String name) {
    return listPage(name)
        .check(status().is(200), jmesPath("jobs").exists(), jmesPath("total").exists());
  }

  /** A page of jobs. */
  HttpRequestActionBuilder listPage(String name) {
    return keyed(http(name).get("/api/v1/jobs"))
        .queryParam("page", "#{page}")
        .queryParam("page_size", "#{page_size}");
  }

  /** The generation of content under that name, for the patient and the impatient. */
  HttpRequestActionBuilder generateContent(String name, Duration patience) {
    return postContent(name, patience)
        .check(status().is(200), jmesPath("content_outline.title").exists());
  }

  /** The generation of content, whatever comes of it. */
  HttpRequestActionBuilder postContent(String name, Duration patience) {
    return keyed(http(name).post("/api/v1/content/generate"))
        .body(ElFileBody(CONTENT_REQUEST))
        .asJson()
        .requestTimeout(patience);
  }

  /** What somebody used, for the bearer of a token. */
  HttpRequestActionBuilder usage(String name, Function<Session, String> whose) {
    return keyed(http(name).get(session -> "/api/v1/monitoring/usage/" + whose.apply(session)))
        .header("Authorization", BEARER);
  }

  /** Most endpoints want the API key. */
  HttpRequestActionBuilder keyed(HttpRequestActionBuilder request) {
    return request.header(keyHeader, key).requestTimeout(timeout);
  }
}

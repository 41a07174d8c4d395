package simulations.content;

import static io.gatling.javaapi.core.CoreDsl.ElFileBody;
import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.function.Function;
import salvo.gatling.Target;

/**
 * The requests of the content system, each with the checks that decide whether it succeeded. Their
 * names are the endpoints' identities in the log, the SLOs and the reports.
 */
final class ContentRequests {

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
  private final String keyHeader;
  private final String key;

  ContentRequests(Target target) {
    keyHeader = target.option("apiKeyHeader");
    key = target.option("apiKey");
    healthz =
        http("healthz").get("/healthz").check(status().is(200), jmesPath("status").is("healthy"));
    apiHealth =
        keyed(http("api health").get("/api/v1/health"))
            .check(status().is(200), jmesPath("status").exists());
    register =
        http("register")
            .post("/api/v1/auth/register")
            .body(ElFileBody("bodies/content/register.json"))
            .asJson()
            .check(
                status().saveAs(ContentAccounts.STATUS),
                status().is(201).saveAs(ContentAccounts.DONE));
    login =
        loginAttempt("login")
            .check(
                status().is(200),
                jmesPath("access_token").saveAs(ContentAccounts.TOKEN),
                jmesPath("access_token").exists().saveAs(ContentAccounts.DONE));
    createJob = createJob("create job");
    getJob =
        keyed(http("get job").get("/api/v1/jobs/#{jobId}"))
            .check(
                status().is(200),
                jmesPath("id").isEL("#{jobId}"),
                jmesPath("status").saveAs(ContentAccounts.JOB_STATUS));
    listJobs = listJobs("list jobs");
    deleteJob =
        keyed(http("delete job").delete("/api/v1/jobs/#{jobId}"))
            .check(
                status().saveAs(ContentAccounts.STATUS),
                status().in(204, 404).saveAs(ContentAccounts.DONE));
    generateContent = generateContent("generate content", target.requestTimeout());
    userUsage =
        usage("user usage", session -> "user/" + ContentAccounts.userId(session))
            .check(status().is(200));
    usageSummary = usage("usage summary", session -> "summary").check(status().is(200));
  }

  /** A login under that name; what is a success depends on the password. */
  HttpRequestActionBuilder loginAttempt(String name) {
    return http(name)
        .post("/api/v1/auth/login")
        .formParam("username", session -> ContentAccounts.account(session).email())
        .formParam("password", session -> ContentAccounts.account(session).password())
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
    return request.header(keyHeader, key);
  }
}

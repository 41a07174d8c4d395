package salvo.e2e.simulations;

import static io.gatling.javaapi.core.CoreDsl.ElFileBody;
import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.http.HttpRequestActionBuilder;
import salvo.gatling.Target;

/** The requests of the sandbox's content API. */
final class OwnRequests {

  static final String JOB_ID = "jobId";
  static final String TOKEN = "token";

  /** What the set-up and the clean-up know of an answer: its status, and that it was a good one. */
  static final String STATUS = "answeredStatus";

  static final String DONE = "done";

  private static final String CONTENT = "salvo/content-request.json";

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

  private final Target target;

  OwnRequests(Target target) {
    this.target = target;
    healthz =
        keyed(http("healthz").get("/healthz"))
            .check(status().is(200), jmesPath("status").is("healthy"));
    apiHealth =
        keyed(http("api health").get("/api/v1/health"))
            .check(status().is(200), jmesPath("status").exists());
    register =
        keyed(http("register").post("/api/v1/auth/register"))
            .body(ElFileBody("salvo/register.json"))
            .asJson()
            .check(status().saveAs(STATUS), status().is(201).saveAs(DONE));
    login =
        keyed(http("login").post("/api/v1/auth/login"))
            .formParam("username", "#{email}")
            .formParam("password", "#{password}")
            .check(
                status().saveAs(STATUS),
                status().is(200),
                jmesPath("access_token").saveAs(TOKEN),
                jmesPath("access_token").exists().saveAs(DONE));
    createJob =
        keyed(http("create job").post("/api/v1/jobs"))
            .body(ElFileBody(CONTENT))
            .asJson()
            .check(status().is(201), jmesPath("id").saveAs(JOB_ID));
    getJob =
        keyed(http("get job").get("/api/v1/jobs/#{jobId}"))
            .check(status().is(200), jmesPath("id").isEL("#{jobId}"));
    listJobs =
        keyed(http("list jobs").get("/api/v1/jobs"))
            .queryParam("page", "#{page}")
            .queryParam("page_size", "#{page_size}")
            .check(status().is(200), jmesPath("jobs").exists());
    deleteJob =
        keyed(http("delete job").delete("/api/v1/jobs/#{jobId}"))
            .check(status().in(204, 404).saveAs(DONE));
    generateContent =
        keyed(http("generate content").post("/api/v1/content/generate"))
            .body(ElFileBody(CONTENT))
            .asJson()
            .check(status().is(200), jmesPath("content_outline.title").exists());
    userUsage = usage("user usage", "user/#{email}");
    usageSummary = usage("usage summary", "summary");
  }

  private HttpRequestActionBuilder usage(String name, String whose) {
    return keyed(http(name).get("/api/v1/monitoring/usage/" + whose))
        .header("Authorization", "Bearer #{token}")
        .check(status().is(200));
  }

  private HttpRequestActionBuilder keyed(HttpRequestActionBuilder request) {
    return request
        .header("X-API-Key", target.option("apiKey"))
        .requestTimeout(target.requestTimeout());
  }
}

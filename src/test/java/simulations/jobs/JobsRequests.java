package simulations.jobs;

import static io.gatling.javaapi.core.CoreDsl.ElFileBody;
import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.http.HttpDsl.header;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.http.HttpRequestActionBuilder;
import salvo.gatling.Target;

/**
 * The requests of the jobs system, each with the checks that decide whether it succeeded. Their
 * names are the endpoints' identities in the log, the SLOs and the reports.
 */
final class JobsRequests {

  static final String JOB_ID = "jobId";
  static final String JOB_STATUS = "jobStatus";
  static final String RETRY_AFTER = "retryAfter";

  final HttpRequestActionBuilder submitJob;
  final HttpRequestActionBuilder getJob;
  final HttpRequestActionBuilder cancelJob;

  JobsRequests(Target target) {
    String keyHeader = target.option("apiKeyHeader");
    String key = target.option("apiKey");
    String id = target.option("idField");

    submitJob =
        http("submit job")
            .post(target.option("generatePath"))
            .header(keyHeader, key)
            .body(ElFileBody("bodies/jobs/generate.json"))
            .asJson()
            .check(status().is(200), jmesPath(id).saveAs(JOB_ID));
    getJob =
        http("get job")
            .get(pathOfJob(target.option("statusPath")))
            .header(keyHeader, key)
            .check(
                header("Retry-After").optional().saveAs(RETRY_AFTER),
                status().is(200),
                jmesPath(id).isEL("#{jobId}"),
                jmesPath(target.option("statusField")).saveAs(JOB_STATUS));
    cancelJob =
        http("cancel job")
            .post(pathOfJob(target.option("cancelPath")))
            .header(keyHeader, key)
            .check(status().in(200, 404));
  }

  private static String pathOfJob(String path) {
    return path.replace("{id}", "#{jobId}");
  }
}

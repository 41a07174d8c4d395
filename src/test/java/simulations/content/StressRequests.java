package simulations.content;

import static io.gatling.javaapi.core.CoreDsl.ByteArrayBody;
import static io.gatling.javaapi.core.CoreDsl.ElFileBody;
import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.httpConcurrentRequests;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ActionBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import salvo.gatling.Target;

/**
 * The requests of the stress simulation. Those of rapid fire may be turned away by a rate limit,
 * and those that are too large must be: such answers are successes, under names of their own.
 */
final class StressRequests {

  /** Session attribute with the ids of the jobs of a page. */
  static final String LISTED_JOBS = "listedJobs";

  /** Session attributes with the ids of the jobs that were created at once. */
  static final List<String> CREATED_AT_ONCE = List.of("created1", "created2", "created3");

  /** As many as the busiest page shows. */
  static final int READS_AT_ONCE = 10;

  final HttpRequestActionBuilder rapidHealthz;
  final HttpRequestActionBuilder rapidApiHealth;
  final HttpRequestActionBuilder rapidListJobs;
  final HttpRequestActionBuilder rapidCreateJob;
  final ActionBuilder createJobsAtOnce;
  final ActionBuilder readJobsAtOnce;
  final HttpRequestActionBuilder listJobIds;
  final HttpRequestActionBuilder textTooLong;
  final HttpRequestActionBuilder bodyTooLarge;
  final HttpRequestActionBuilder generateInHurry;

  StressRequests(ContentRequests content, Target target) {
    rapidHealthz = http("rapid healthz").get("/healthz").check(status().in(200, 429));
    rapidApiHealth =
        content.keyed(http("rapid api health").get("/api/v1/health")).check(status().in(200, 429));
    rapidListJobs = content.listPage("rapid list jobs").check(status().in(200, 429));
    rapidCreateJob =
        content
            .postJob("rapid create job")
            .body(ElFileBody(ContentRequests.CONTENT_REQUEST))
            .check(status().in(201, 429), jmesPath("id").optional().saveAs(ContentAccounts.JOB_ID));

    createJobsAtOnce =
        httpConcurrentRequests(
            CREATED_AT_ONCE.stream()
                .map(created -> content.createJob("create job at once", created))
                .toList());
    HttpRequestActionBuilder anyOfTheListed =
        content
            .keyed(http("read job at once").get("/api/v1/jobs/#{listedJobs.random()}"))
            .check(status().is(200), jmesPath("status").exists());
    readJobsAtOnce = httpConcurrentRequests(Collections.nCopies(READS_AT_ONCE, anyOfTheListed));
    listJobIds = content.listJobs.check(jmesPath("jobs[].id").ofList().saveAs(LISTED_JOBS));

    textTooLong =
        content
            .postJob("text too long")
            .body(StringBody(job(target.wholeNumber("longestText") + 1)))
            .check(status().is(422));
    bodyTooLarge =
        content
            .postJob("body too large")
            .body(
                ByteArrayBody(
                    job(target.wholeNumber("largestBodyBytes"))
                        .getBytes(StandardCharsets.US_ASCII)))
            .check(status().is(413));
    generateInHurry =
        content
            .postContent("generate in a hurry", target.duration("hurryTimeout"))
            .check(status().exists());
  }

  private static String job(int characters) {
    return "{\"syllabus_text\": \"" + "x".repeat(characters) + "\"}";
  }
}

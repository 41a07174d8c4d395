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
import java.util.Set;
import salvo.gatling.Target;

/**
 * The requests of the stress simulation. Those of rapid fire may be turned away by a rate limit,
 * and those that are too large must be: such answers are successes, under names of their own.
 */
final class StressRequests {

  static final String RAPID_HEALTHZ = "rapid healthz";
  static final String RAPID_API_HEALTH = "rapid api health";
  static final String RAPID_LIST_JOBS = "rapid list jobs";
  static final String RAPID_CREATE_JOB = "rapid create job";
  static final String CREATE_JOB_AT_ONCE = "create job at once";
  static final String READ_JOB_AT_ONCE = "read job at once";
  static final String TEXT_TOO_LONG = "text too long";
  static final String BODY_TOO_LARGE = "body too large";
  static final String GENERATE_IN_HURRY = "generate in a hurry";

  /** All of the simulation. */
  static final Set<String> NAMES =
      Set.of(
          ContentRequests.HEALTHZ,
          ContentRequests.LOGIN,
          ContentRequests.CREATE_JOB,
          ContentRequests.GET_JOB,
          ContentRequests.LIST_JOBS,
          ContentRequests.GENERATE_CONTENT,
          ContentRequests.USER_USAGE,
          RAPID_HEALTHZ,
          RAPID_API_HEALTH,
          RAPID_LIST_JOBS,
          RAPID_CREATE_JOB,
          CREATE_JOB_AT_ONCE,
          READ_JOB_AT_ONCE,
          TEXT_TOO_LONG,
          BODY_TOO_LARGE,
          GENERATE_IN_HURRY);

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
    rapidHealthz =
        http(RAPID_HEALTHZ)
            .get("/healthz")
            .requestTimeout(target.requestTimeout())
            .check(status().in(200, 429));
    rapidApiHealth =
        content.keyed(http(RAPID_API_HEALTH).get("/api/v1/health")).check(status().in(200, 429));
    rapidListJobs = content.listPage(RAPID_LIST_JOBS).check(status().in(200, 429));
    rapidCreateJob =
        content
            .postJob(RAPID_CREATE_JOB)
            .body(ElFileBody(ContentRequests.CONTENT_REQUEST))
            .check(status().in(201, 429), jmesPath("id").optional().saveAs(ContentAccounts.JOB_ID));

    createJobsAtOnce =
        httpConcurrentRequests(
            CREATED_AT_ONCE.stream()
                .map(created -> content.createJob(CREATE_JOB_AT_ONCE, created))
                .toList());
    HttpRequestActionBuilder anyOfTheListed =
        content
            .keyed(http(READ_JOB_AT_ONCE).get("/api/v1/jobs/#{listedJobs.random()}"))
            .check(status().is(200), jmesPath("status").exists());
    readJobsAtOnce = httpConcurrentRequests(Collections.nCopies(READS_AT_ONCE, anyOfTheListed));
    listJobIds =
        content
            .listJobs(ContentRequests.LIST_JOBS)
            .check(jmesPath("jobs[].id").ofList().saveAs(LISTED_JOBS));

    textTooLong =
        content
            .postJob(TEXT_TOO_LONG)
            .body(StringBody(job(target.wholeNumber("longestText") + 1)))
            .check(status().is(422));
    bodyTooLarge =
        content
            .postJob(BODY_TOO_LARGE)
            .body(
                ByteArrayBody(
                    job(target.wholeNumber("largestBodyBytes"))
                        .getBytes(StandardCharsets.US_ASCII)))
            .check(status().is(413));
    generateInHurry =
        content
            .postContent(GENERATE_IN_HURRY, target.duration("hurryTimeout"))
            .check(status().exists());
  }

  private static String job(int characters) {
    return "{\"syllabus_text\": \"" + "x".repeat(characters) + "\"}";
  }
}

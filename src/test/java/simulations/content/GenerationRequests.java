package simulations.content;

import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.http.HttpDsl.httpConcurrentRequests;

import io.gatling.javaapi.core.ActionBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.Set;
import salvo.gatling.Target;

/**
 * The requests of the content generation simulation: the same two endpoints for small, medium and
 * large texts, and for what the cache has to do with them, each under a name of its own.
 */
final class GenerationRequests {

  static final String CREATE_SMALL_JOB = "create small job";
  static final String CREATE_MEDIUM_JOB = "create medium job";
  static final String CREATE_LARGE_JOB = "create large job";
  static final String COMPLETE_JOB = "complete job";
  static final String LIST_JOBS_BY_STATUS = "list jobs by status";
  static final String GENERATE_SMALL = "generate small";
  static final String GENERATE_MEDIUM = "generate medium";
  static final String GENERATE_LARGE = "generate large";
  static final String GENERATE_CONCURRENTLY = "generate concurrently";
  static final String FILL_CACHE = "generate cache fill";
  static final String CACHE_HIT = "generate cache hit";
  static final String CACHE_MISS = "generate cache miss";
  static final String CACHE_BYPASS = "generate cache bypass";

  /** All of the simulation. */
  static final Set<String> NAMES =
      Set.of(
          ContentRequests.GET_JOB,
          CREATE_SMALL_JOB,
          CREATE_MEDIUM_JOB,
          CREATE_LARGE_JOB,
          COMPLETE_JOB,
          LIST_JOBS_BY_STATUS,
          GENERATE_SMALL,
          GENERATE_MEDIUM,
          GENERATE_LARGE,
          GENERATE_CONCURRENTLY,
          FILL_CACHE,
          CACHE_HIT,
          CACHE_MISS,
          CACHE_BYPASS);

  /** Session attribute that says that a content for the cache was generated. */
  static final String FILLED = "filled";

  final HttpRequestActionBuilder createSmallJob;
  final HttpRequestActionBuilder createMediumJob;
  final HttpRequestActionBuilder createLargeJob;
  final HttpRequestActionBuilder listJobsByStatus;
  final HttpRequestActionBuilder generateSmall;
  final HttpRequestActionBuilder generateMedium;
  final HttpRequestActionBuilder generateLarge;
  final ActionBuilder generateConcurrently;
  final HttpRequestActionBuilder fillCache;
  final HttpRequestActionBuilder cacheHit;
  final HttpRequestActionBuilder cacheMiss;
  final HttpRequestActionBuilder cacheBypass;

  GenerationRequests(ContentRequests content, Target target) {
    Duration small = target.duration("smallTimeout");
    Duration usual = target.duration("generationTimeout");
    Duration longTask = target.duration("longTaskTimeout");

    createSmallJob = content.createJob(CREATE_SMALL_JOB);
    createMediumJob = content.createJob(CREATE_MEDIUM_JOB);
    createLargeJob = content.createJob(CREATE_LARGE_JOB);
    listJobsByStatus = content.listJobs(LIST_JOBS_BY_STATUS).queryParam("status", "#{status}");
    generateSmall = content.generateContent(GENERATE_SMALL, small);
    generateMedium = content.generateContent(GENERATE_MEDIUM, usual);
    generateLarge = content.generateContent(GENERATE_LARGE, longTask);
    HttpRequestActionBuilder one = content.generateContent(GENERATE_CONCURRENTLY, usual);
    generateConcurrently = httpConcurrentRequests(one, one, one);
    fillCache =
        content
            .generateContent(FILL_CACHE, usual)
            .check(jmesPath("content_outline.title").saveAs(FILLED));
    cacheHit = content.generateContent(CACHE_HIT, usual);
    cacheMiss = content.generateContent(CACHE_MISS, usual);
    cacheBypass = content.generateContent(CACHE_BYPASS, usual);
  }
}

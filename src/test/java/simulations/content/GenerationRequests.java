package simulations.content;

import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.http.HttpDsl.httpConcurrentRequests;

import io.gatling.javaapi.core.ActionBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import salvo.gatling.Target;

/**
 * The requests of the content generation simulation: the same two endpoints for small, medium and
 * large texts, and for what the cache has to do with them, each under a name of its own.
 */
final class GenerationRequests {

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

    createSmallJob = content.createJob("create small job");
    createMediumJob = content.createJob("create medium job");
    createLargeJob = content.createJob("create large job");
    listJobsByStatus = content.listJobs("list jobs by status").queryParam("status", "#{status}");
    generateSmall = content.generateContent("generate small", small);
    generateMedium = content.generateContent("generate medium", usual);
    generateLarge = content.generateContent("generate large", longTask);
    HttpRequestActionBuilder one = content.generateContent("generate concurrently", usual);
    generateConcurrently = httpConcurrentRequests(one, one, one);
    fillCache =
        content
            .generateContent("generate cache fill", usual)
            .check(jmesPath("content_outline.title").saveAs(FILLED));
    cacheHit = content.generateContent("generate cache hit", usual);
    cacheMiss = content.generateContent("generate cache miss", usual);
    cacheBypass = content.generateContent("generate cache bypass", usual);
  }
}

package simulations.story;

import static io.gatling.javaapi.core.CoreDsl.ElFileBody;
import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.http.HttpDsl.header;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.http.HttpRequestActionBuilder;
import salvo.gatling.Target;

/**
 * The requests of the story system: one endpoint, and a name for each outcome that the test data
 * brings about. Whatever else comes, a 422, 429 or 503 out of turn among it, is a failure.
 */
final class StoryRequests {

  static final String REQUEST_ID = "requestId";
  static final String SCENES = "scenes";

  final HttpRequestActionBuilder createStory;
  final HttpRequestActionBuilder storyRefused;
  final HttpRequestActionBuilder storyOverQuota;
  private final Target target;

  StoryRequests(Target target) {
    this.target = target;
    createStory =
        post("create story")
            .check(
                status().is(200),
                jmesPath("story_text").exists(),
                jmesPath("assets.audio").exists(),
                jmesPath("assets.video").exists(),
                jmesPath("length(not_null(assets.frames, `[]`))")
                    .ofInt()
                    .is(session -> session.getInt(SCENES)));
    storyRefused =
        post("story refused").check(status().is(422), jmesPath("detail[0].category").exists());
    storyOverQuota =
        post("story over quota")
            .check(status().is(429), jmesPath("detail.upgrade_required").ofBoolean().is(true));
  }

  /** The endpoint, which answers with the id that the request came with. */
  private HttpRequestActionBuilder post(String name) {
    String requestIdHeader = target.option("requestIdHeader");
    return http(name)
        .post("/api/v1/story")
        .header(requestIdHeader, "#{requestId}")
        .body(ElFileBody("bodies/story/story-request.json"))
        .asJson()
        .requestTimeout(target.duration("storyTimeout"))
        .check(header(requestIdHeader).isEL("#{requestId}"));
  }
}

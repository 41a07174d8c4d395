package salvo.sandbox.story;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import salvo.sandbox.http.Call;
import salvo.sandbox.http.Input;
import salvo.sandbox.http.Reply;
import salvo.sandbox.http.Violation;

/**
 * What story to tell.
 *
 * @param targetLength words that the story should have
 * @param numScenes scenes, each of which becomes a frame of the video
 * @param userId whom the story counts for; empty for a guest, whom nobody counts
 */
record StoryRequest(
    String prompt,
    String theme,
    int targetLength,
    int numScenes,
    Optional<UUID> userId,
    boolean childMode) {

  private static final int MAX_PROMPT = 2000;
  private static final int MAX_THEME = 100;
  private static final int MAX_NAME = 100;
  private static final int MAX_LENGTH = 5000;
  private static final int MAX_SCENES = 8;

  /**
   * Reads the JSON body.
   *
   * @throws salvo.sandbox.http.Refusal with 422 and all violations
   */
  static StoryRequest of(Call call) {
    Input input = Input.json(call);
    StoryRequest request =
        new StoryRequest(
            input.text("prompt", 1, MAX_PROMPT),
            input.text("theme", 1, MAX_THEME),
            input.whole("target_length", 1, MAX_LENGTH, 400),
            input.whole("num_scenes", 1, MAX_SCENES, 4),
            optionalUuid(input, "user_id"),
            input.flag("child_mode", false));
    optionalUuid(input, "child_profile_id");
    input.optionalText("voice", MAX_NAME);
    input.optionalText("language", MAX_NAME);
    input.object("profile").ifPresent(StoryRequest::checkProfile);
    input.check(StoryRequest::refusal);
    return request;
  }

  private static Optional<UUID> optionalUuid(Input input, String name) {
    return Optional.ofNullable(input.optionalText(name, Integer.MAX_VALUE))
        .map(text -> input.uuid(name));
  }

  private static void checkProfile(Input profile) {
    profile.text("mood", 1, MAX_NAME);
    profile.text("routine", 1, MAX_NAME);
    profile.texts("preferences");
    profile.texts("favorite_characters");
    profile.texts("calming_elements");
  }

  /** As FastAPI words it, so that a client can tell it from a guardrail's objection. */
  private static Reply refusal(List<Violation> violations) {
    List<SchemaError> errors =
        violations.stream()
            .map(it -> new SchemaError(List.of(it.field().split("\\.")), it.message()))
            .toList();
    return Reply.json(422, Map.of("detail", errors));
  }

  private record SchemaError(List<String> loc, String msg) {}
}

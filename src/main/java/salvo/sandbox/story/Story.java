package salvo.sandbox.story;

import java.util.List;
import java.util.UUID;

/** A story as the API answers it. */
record Story(String storyText, String theme, Assets assets, UUID sessionId) {

  /**
   * Where its parts are.
   *
   * @param frames one per scene
   */
  record Assets(String audio, String video, List<String> frames) {}
}

package salvo.gatling.prompt;

import io.gatling.javaapi.core.Session;
import java.util.Optional;

/** Where the text of a prompt comes from. */
interface PromptSource {

  /**
   * What the session's user says next.
   *
   * @param turn of its conversation, from 1 on
   * @return empty when it has no more to say
   */
  Optional<String> text(Session session, int turn);
}

package salvo.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The requests that are left for runs and trials. Safe for use by several threads. */
final class Budget {

  private long left;

  Budget(long requests) {
    this.left = requests;
  }

  synchronized long left() {
    return left;
  }

  /**
   * The option of Java by which a run uses no more than is left.
   *
   * @throws Problem when nothing is
   */
  synchronized List<String> options() {
    if (left <= 0) {
      throw new Problem(
          "The requests of this server are used up: start it again with a higher --max-requests.");
    }
    return List.of("-Dsalvo.budget.requests=" + left);
  }

  /**
   * Takes off what a run has sent: nothing where it was refused, and all that was left where its
   * process has not told.
   */
  synchronized void spend(JsonNode document) {
    JsonNode requests = document.at("/total/requests");
    if (requests.isNumber()) {
      left = Math.max(0, left - requests.longValue());
    } else if (document.path("requests").isArray()) {
      left = Math.max(0, left - document.path("requests").size());
    } else if (!document.has("command") || !document.has("error")) {
      left = 0;
    }
  }
}

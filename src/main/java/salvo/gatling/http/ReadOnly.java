package salvo.gatling.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Set;
import salvo.config.steps.Body;
import salvo.config.steps.Step;
import salvo.config.steps.SystemTasks;
import salvo.text.PlainJson;

/** Which steps change nothing at the target, by what HTTP and GraphQL say of their requests. */
final class ReadOnly {

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private ReadOnly() {}

  /** Whether the step, or one within it, may change something. */
  static boolean mayWrite(Step step) {
    if (step instanceof Step.Request request) {
      return mayWrite(request);
    }
    if (step instanceof Step.Poll poll) {
      return mayWrite(poll.request());
    }
    return step instanceof Step.Message
        || SystemTasks.within(step).stream().anyMatch(ReadOnly::mayWrite);
  }

  private static boolean mayWrite(Step.Request request) {
    boolean isQuery =
        request.body() instanceof Body.Json json && json.query() && !isMutation(json.json());
    return !SAFE.contains(request.method()) && !isQuery;
  }

  /** Whatever is not plainly a query counts as one. */
  private static boolean isMutation(String json) {
    try {
      String text = PlainJson.MAPPER.readTree(json).path("query").asText();
      return text.contains("mutation") || text.contains("subscription");
    } catch (JsonProcessingException e) {
      return true;
    }
  }
}

package salvo.gatling.prompt;

import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.pause;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.function.IntFunction;
import salvo.gatling.draw.Draws;
import salvo.gatling.stream.StreamedRequest;
import salvo.gatling.users.Task;
import salvo.text.PlainJson;

/**
 * A conversation: each turn sends all that was said before, waits for the answer and thinks. It
 * ends with its last turn, when a prompt source has no more to say, or when a turn has failed.
 */
public final class Conversation {

  /** Session attribute that has the messages so far, the prompt last, as a JSON array. */
  public static final String MESSAGES = "messages";

  private static final String HISTORY = "salvo.conversation";
  private static final String ANSWER = "salvo.conversation.answer";

  private final Prompts prompts;
  private final int turns;
  private final Duration thinkMin;
  private final Duration thinkMax;

  /**
   * @param turns at most, from 1 on
   * @param thinkMin least time between an answer and the next turn
   * @param thinkMax most of it
   */
  public Conversation(Prompts prompts, int turns, Duration thinkMin, Duration thinkMax) {
    this.prompts = prompts;
    this.turns = turns;
    this.thinkMin = thinkMin;
    this.thinkMax = thinkMax;
  }

  /**
   * The task of having one.
   *
   * @param request of a turn, by its number from 1 on, each with a name of its own
   */
  public Task task(String name, IntFunction<StreamedRequest> request) {
    ChainBuilder chain = null;
    for (int turn = turns; turn >= 1; turn--) {
      chain = turn(turn, request.apply(turn), turn == turns ? null : chain);
    }
    chain = exec(session -> session.remove(HISTORY)).exec(chain);
    Task task = Task.of(name, chain);
    for (int turn = 1; turn <= turns; turn++) {
      task = task.sends(1, request.apply(turn));
    }
    return task;
  }

  private ChainBuilder turn(int turn, StreamedRequest request, ChainBuilder rest) {
    StreamedRequest saved = request.saveTextAs(ANSWER);
    ChainBuilder asked =
        exec(session ->
                session.set(MESSAGES, with(session, "user", session.getString(Prompts.PROMPT))))
            .exec(turn == 1 ? saved.then(prompts::answered) : saved);
    ChainBuilder all =
        rest == null ? asked : asked.exec(doIf(session -> !session.isFailed()).then(next(rest)));
    return prompts.next(turn).exec(doIf(session -> session.contains(Prompts.PROMPT)).then(all));
  }

  private ChainBuilder next(ChainBuilder rest) {
    return exec(session ->
            session.set(
                HISTORY,
                extended(session.getString(MESSAGES), "assistant", session.getString(ANSWER))))
        .exec(pause(session -> Draws.of(session).pause(thinkMin, thinkMax)))
        .exec(rest);
  }

  private static String with(Session session, String role, String content) {
    return extended(session.contains(HISTORY) ? session.getString(HISTORY) : "[]", role, content);
  }

  /** The same array with one message more; JSON whatever is said in it. */
  static String extended(String messages, String role, String content) {
    String message =
        PlainJson.MAPPER.createObjectNode().put("role", role).put("content", content).toString();
    String open = messages.substring(0, messages.length() - 1);
    return open + (open.length() > 1 ? ", " : "") + message + "]";
  }
}

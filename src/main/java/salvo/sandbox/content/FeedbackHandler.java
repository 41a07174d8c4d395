package salvo.sandbox.content;

import java.util.UUID;
import salvo.sandbox.content.account.Access;
import salvo.sandbox.content.account.Account;
import salvo.sandbox.http.Call;
import salvo.sandbox.http.Environment;
import salvo.sandbox.http.Handler;
import salvo.sandbox.http.Input;
import salvo.sandbox.http.Reply;

/**
 * Takes feedback on content. Any content id will do, as in the original, and nothing is kept: no
 * endpoint reads feedback.
 */
final class FeedbackHandler implements Handler {

  private static final int MAX_COMMENT = 1000;

  private final Environment environment;
  private final Access access;

  FeedbackHandler(Environment environment, Access access) {
    this.environment = environment;
    this.access = access;
  }

  @Override
  public Reply handle(Call call) {
    Account account = access.bearer(call);
    Input input = Input.json(call);
    boolean rating = input.flag("rating");
    String comment = input.optionalText("comment", MAX_COMMENT);
    input.check();
    return Reply.json(
        201,
        new Feedback(
            environment.ids().next(),
            call.pathVariable("id"),
            account.email(),
            rating,
            comment,
            environment.clock().instant().toString()));
  }

  private record Feedback(
      UUID id, String contentId, String userId, boolean rating, String comment, String createdAt) {}
}

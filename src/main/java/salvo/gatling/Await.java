package salvo.gatling;

import com.typesafe.scalalogging.Logger;
import io.gatling.core.action.Action;
import io.gatling.core.structure.ScenarioContext;
import io.gatling.javaapi.core.ActionBuilder;
import io.gatling.javaapi.core.Session;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import salvo.gatling.chain.RecordsRequest;

/**
 * Waits for something that happens elsewhere, a callback that arrives or a statement that a pool
 * executes, without holding a thread: the virtual user goes on, on its own event loop, with the
 * session that the stage completes with. A stage that fails leaves the session failed.
 */
public final class Await implements ActionBuilder {

  private final String name;
  private final Function<Session, CompletionStage<Session>> work;

  private Await(String name, Function<Session, CompletionStage<Session>> work) {
    this.name = name;
    this.work = work;
  }

  /**
   * An action of a chain.
   *
   * @param name for Gatling's debug log
   * @param work starts the work and returns at once; it must not block
   */
  public static Await of(String name, Function<Session, CompletionStage<Session>> work) {
    return new Await(name, work);
  }

  /**
   * An action that records a request under that name, by {@link Recording}: the tasks that it
   * belongs to send one each time.
   *
   * @param work as of {@link #of}
   */
  public static ActionBuilder request(
      String name, Function<Session, CompletionStage<Session>> work) {
    Await action = of(name, work);
    return () -> action.new RequestBuilder();
  }

  /**
   * An action that records under that name what is no request, by {@link Recording#completed}.
   *
   * @param work as of {@link #of}
   */
  public static ActionBuilder completion(
      String name, Function<Session, CompletionStage<Session>> work) {
    Await action = of(name, work);
    return () -> action.new CompletionBuilder();
  }

  @Override
  public io.gatling.core.action.builder.ActionBuilder asScala() {
    return new Builder();
  }

  private class RequestBuilder extends Builder implements RecordsRequest {
    @Override
    public String requestName() {
      return name;
    }
  }

  private final class CompletionBuilder extends RequestBuilder {
    @Override
    public boolean isBeside() {
      return true;
    }
  }

  private class Builder implements io.gatling.core.action.builder.ActionBuilder {
    @Override
    public Action build(ScenarioContext context, Action next) {
      return new Waiting(next);
    }
  }

  private final class Waiting implements Action {

    private final Action next;
    private Logger logger;

    Waiting(Action next) {
      this.next = next;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public void execute(io.gatling.core.session.Session session) {
      Session before = new Session(session);
      start(before)
          .whenComplete(
              (after, failure) -> {
                Session result = failure == null ? after : before.markAsFailed();
                session.eventLoop().execute(() -> next.$bang(result.asScala()));
              });
    }

    private CompletionStage<Session> start(Session session) {
      try {
        return work.apply(session);
      } catch (RuntimeException e) {
        return CompletableFuture.failedFuture(e);
      }
    }

    @Override
    public Logger logger() {
      return logger;
    }

    @Override
    public void com$typesafe$scalalogging$StrictLogging$_setter_$logger_$eq(Logger value) {
      logger = value;
    }
  }
}

package salvo.gatling.feeder;

import com.typesafe.scalalogging.Logger;
import io.gatling.core.action.Action;
import io.gatling.core.action.FeedMessage;
import io.gatling.core.action.builder.FeedBuilder$;
import io.gatling.javaapi.core.CoreDsl;
import io.gatling.javaapi.core.FeederBuilder;
import io.gatling.javaapi.core.Session;
import java.util.concurrent.CompletableFuture;
import scala.Option;

/** Feeds a user as Gatling's own action does, which finds a feeder by its identity. */
final class Fed {

  private Fed() {}

  static Session by(FeederBuilder<?> feeder, Session user, Option<Object> many) {
    CompletableFuture<Session> next = new CompletableFuture<>();
    CoreDsl.feed(feeder);
    FeedBuilder$.MODULE$
        .io$gatling$core$action$builder$FeedBuilder$$Instances()
        .apply((long) System.identityHashCode(feeder))
        .$bang(FeedMessage.apply(user.asScala(), many, new Next(next)));
    return next.join();
  }

  private record Next(CompletableFuture<Session> reached) implements Action {

    @Override
    public String name() {
      return "next";
    }

    @Override
    public void $bang(io.gatling.core.session.Session session) {
      reached.complete(new Session(session));
    }

    @Override
    public void execute(io.gatling.core.session.Session session) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Logger logger() {
      return null;
    }

    @Override
    public void com$typesafe$scalalogging$StrictLogging$_setter_$logger_$eq(Logger value) {}
  }
}

package salvo.gatling.load;

import static io.gatling.javaapi.core.CoreDsl.exec;

import io.gatling.commons.stats.OK$;
import io.gatling.core.CoreComponents;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import salvo.gatling.chain.Beside;
import salvo.gatling.draw.UserNumbers;
import salvo.gatling.engine.Engine;
import salvo.gatling.load.inflow.Replayed;
import salvo.gatling.users.Task;
import salvo.gatling.users.TracedRequest;
import salvo.gatling.users.UserType;
import salvo.trace.Trace;
import scala.Option;

/** Tells each user of a trace which of its requests it stands for, and all how late it came. */
public final class Replay {

  /** The figure beside the requests: from when a user was due to when it began. */
  static final String LAG = "arrival lag";

  private static final String LATE = "salvo.trace.late";
  private static final double MILLI = 1e6;

  private final Trace trace;
  private final LongSupplier elapsed;
  private final Engine engine;

  /**
   * @param elapsed time since the load began, in ns
   */
  Replay(Trace trace, LongSupplier elapsed, Engine engine) {
    this.trace = trace;
    this.elapsed = elapsed;
    this.engine = engine;
  }

  /** These user types, beside whose tasks it is measured how late they come. */
  public static List<UserType> measured(List<UserType> types) {
    return types.stream()
        .map(
            type ->
                type.withTasks(
                    type.journey().tasks().stream().map(task -> task.measures(1, LAG)).toList()))
        .toList();
  }

  Trace trace() {
    return trace;
  }

  /** The session of a user who begins. */
  Session arrived(Session session, Replayed instants, UserNumbers numbers) {
    int number = instants.number(Math.toIntExact(numbers.own(session)));
    long late = Math.max(0, elapsed.getAsLong() - trace.at(number));
    return TracedRequest.set(session, trace.entry(number)).set(LATE, Math.round(late / MILLI));
  }

  /** The same chain of a task, in whose group the lag is recorded. */
  Function<Task, ChainBuilder> telling(Function<Task, ChainBuilder> chain) {
    return task -> exec(session -> tell(session, task)).exec(chain.apply(task));
  }

  private Session tell(Session session, Task task) {
    CoreComponents running = engine.components().orElseThrow();
    long now = running.clock().nowMillis();
    running
        .statsEngine()
        .logResponse(
            session.scenario(),
            Beside.in(session.asScala().groups(), task.name()),
            LAG,
            now - session.getLong(LATE),
            now,
            OK$.MODULE$,
            Option.empty(),
            Option.empty());
    return session;
  }
}

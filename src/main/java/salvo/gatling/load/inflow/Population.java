package salvo.gatling.load.inflow;

import io.gatling.commons.util.Clock;
import io.gatling.core.controller.inject.InjectionProfile;
import io.gatling.core.controller.inject.Workload;
import io.gatling.core.scenario.Scenario;
import io.gatling.core.stats.StatsEngine;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.netty.channel.EventLoopGroup;
import java.util.concurrent.atomic.AtomicLong;
import salvo.gatling.draw.NumberedUsers;
import salvo.gatling.draw.UserNumbers;
import scala.Option;
import scala.concurrent.duration.Duration$;
import scala.concurrent.duration.FiniteDuration;

/**
 * A population whose users come when the load is to have more of them, to the millisecond, and are
 * decided on a moment before. Gatling's own populations know all their users beforehand. Gatling
 * 3.15.1 internals; a contract test runs one.
 */
public final class Population implements InjectionProfile {

  private final Inflow inflow;
  private final Instants instants;

  private Population(Inflow inflow, Instants instants) {
    this.inflow = inflow;
    this.instants = instants;
    inflow.expect();
  }

  /** The users of a scenario, who come with those of all others of the same inflow. */
  public static PopulationBuilder of(
      ScenarioBuilder scenario, Inflow inflow, Instants instants, UserNumbers numbers) {
    return NumberedUsers.of(scenario, new Population(inflow, instants), numbers);
  }

  @Override
  public Option<Object> totalUserCount() {
    return Option.empty();
  }

  @Override
  public Workload workload(
      Scenario scenario,
      AtomicLong userIds,
      long startMillis,
      EventLoopGroup eventLoops,
      StatsEngine statsEngine,
      Clock clock) {
    return new Users(scenario, userIds, eventLoops, statsEngine);
  }

  /** Gatling asks on the thread of its injector; the users are started on that of the inflow. */
  final class Users extends Workload {

    private long given;
    private long ended;
    private volatile boolean complete;
    private volatile boolean lastEnded;

    private Users(
        Scenario scenario, AtomicLong userIds, EventLoopGroup eventLoops, StatsEngine statsEngine) {
      super(scenario, userIds, eventLoops, statsEngine);
    }

    /**
     * Starts those who come up to an instant.
     *
     * @param elapsed the present, ns since the load began
     */
    void start(long settled, long elapsed) {
      for (long at = instants.nextUpTo(settled);
          at != Instants.NONE;
          at = instants.nextUpTo(settled)) {
        start(Math.max(0, at - elapsed));
      }
    }

    private void start(long nanos) {
      synchronized (this) {
        given++;
      }
      inflow.came();
      injectUser(Duration$.MODULE$.fromNanos(nanos));
    }

    /** Nobody comes any more; tells whether all have ended, so that no end tells of it. */
    synchronized boolean complete() {
      complete = true;
      return ended == given;
    }

    @Override
    public void injectBatch(FiniteDuration window) {
      inflow.begin(this);
    }

    @Override
    public synchronized void endUser() {
      ended++;
      lastEnded = complete && ended == given;
    }

    @Override
    public boolean isAllUsersScheduled() {
      return complete;
    }

    @Override
    public boolean isAllUsersStopped() {
      return lastEnded;
    }

    @Override
    public synchronized int getConcurrentUsers() {
      return (int) (given - ended);
    }

    @Override
    public FiniteDuration duration() {
      return Duration$.MODULE$.fromNanos(inflow.lengthNanos());
    }

    @Override
    public boolean isEmpty() {
      return false;
    }
  }
}

package salvo.gatling.draw;

import io.gatling.commons.util.Clock;
import io.gatling.core.controller.inject.InjectionProfile;
import io.gatling.core.controller.inject.Workload;
import io.gatling.core.scenario.Scenario;
import io.gatling.core.stats.StatsEngine;
import io.gatling.javaapi.core.OpenInjectionStep;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.netty.channel.EventLoopGroup;
import java.util.concurrent.atomic.AtomicLong;
import scala.Option;

/**
 * A population whose users have numbers of their own, in the order in which they come. Gatling's
 * populations share one count, so that a number depends on who else comes meanwhile. Gatling 3.15.1
 * internals.
 *
 * @param injected who comes when
 * @param numbers which the users get
 */
public record NumberedUsers(InjectionProfile injected, UserNumbers numbers)
    implements InjectionProfile {

  /** The users of a scenario whose times Gatling knows beforehand. */
  public static PopulationBuilder of(
      ScenarioBuilder scenario, OpenInjectionStep step, UserNumbers numbers) {
    InjectionProfile injected = scenario.injectOpen(step).asScala().injectionProfile();
    return of(scenario, injected, numbers);
  }

  /** The users of a scenario. */
  public static PopulationBuilder of(
      ScenarioBuilder scenario, InjectionProfile injected, UserNumbers numbers) {
    return new PopulationBuilder(scenario.wrapped.inject(new NumberedUsers(injected, numbers)));
  }

  @Override
  public Option<Object> totalUserCount() {
    return injected.totalUserCount();
  }

  @Override
  public Workload workload(
      Scenario scenario,
      AtomicLong shared,
      long startMillis,
      EventLoopGroup eventLoops,
      StatsEngine statsEngine,
      Clock clock) {
    return injected.workload(
        scenario, numbers.counter(), startMillis, eventLoops, statsEngine, clock);
  }
}

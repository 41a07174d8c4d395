package salvo.gatling.plain;

import io.gatling.core.action.builder.ActionBuilder;
import io.gatling.core.scenario.SimulationParams;
import io.gatling.core.structure.PopulationBuilder;
import io.gatling.core.structure.ScenarioBuilder;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Consumer;
import scala.Function0;
import scala.Option;
import scala.collection.immutable.List;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;

/**
 * What Gatling is told of a simulation, with an action at the end of the first scenario and hooks
 * next to the simulation's own. Gatling 3.15.1 internals.
 */
final class HookedParams {

  private HookedParams() {}

  /**
   * @param last is built before the first user starts; it must hand on the action it is given
   * @param ahead comes before all others, with that action at its end; empty for none
   * @param before runs after the simulation's own, before the run folder is made, and is told how
   *     that failed; Gatling goes on
   * @param after runs after the simulation's own, and is told how that failed
   */
  static SimulationParams of(
      SimulationParams own,
      ActionBuilder last,
      Optional<PopulationBuilder> ahead,
      Consumer<Optional<Throwable>> before,
      Consumer<Optional<Throwable>> after) {
    return new SimulationParams(
        own.name(),
        ahead
            .map(it -> followedBy(it, own.rootPopulationBuilders()))
            .orElseGet(() -> ending(own.rootPopulationBuilders(), last)),
        own.globalProtocols(),
        own.globalPauseType(),
        own.globalThrottleSteps(),
        own.maxDuration(),
        own.assertions(),
        hook(() -> beforeAll(own.before(), before)),
        hook(() -> afterAll(own.after(), after)));
  }

  private static List<PopulationBuilder> followedBy(
      PopulationBuilder ahead, List<PopulationBuilder> own) {
    return CollectionConverters.asScala(java.util.List.of(ahead.andThen(own))).toList();
  }

  /** Gatling builds the populations one after the other: the first is enough. */
  private static List<PopulationBuilder> ending(
      List<PopulationBuilder> populations, ActionBuilder last) {
    var ended = new ArrayList<>(CollectionConverters.asJava(populations));
    ended.set(0, ending(ended.get(0), last));
    return CollectionConverters.asScala(ended).toList();
  }

  private static PopulationBuilder ending(PopulationBuilder population, ActionBuilder last) {
    ScenarioBuilder scenario = population.scenarioBuilder();
    var actions = new ArrayList<>(CollectionConverters.asJava(scenario.actionBuilders()));
    // Gatling keeps the last action of a chain first.
    actions.add(0, last);
    return population.copy(
        new ScenarioBuilder(scenario.name(), CollectionConverters.asScala(actions).toList()),
        population.injectionProfile(),
        population.scenarioProtocols(),
        population.scenarioThrottleSteps(),
        population.pauseType(),
        population.children(),
        population.shard());
  }

  private static void beforeAll(
      Option<Function0<BoxedUnit>> own, Consumer<Optional<Throwable>> before) {
    Optional<Throwable> failure = Optional.empty();
    try {
      run(own);
    } catch (RuntimeException | Error e) {
      failure = Optional.of(e);
    }
    before.accept(failure);
  }

  private static void afterAll(
      Option<Function0<BoxedUnit>> own, Consumer<Optional<Throwable>> after) {
    try {
      run(own);
    } catch (RuntimeException | Error e) {
      after.accept(Optional.of(e));
      throw e;
    }
    after.accept(Optional.empty());
  }

  private static void run(Option<Function0<BoxedUnit>> own) {
    if (own.isDefined()) {
      own.get().apply();
    }
  }

  private static Option<Function0<BoxedUnit>> hook(Runnable work) {
    return Option.apply(
        () -> {
          work.run();
          return BoxedUnit.UNIT;
        });
  }
}

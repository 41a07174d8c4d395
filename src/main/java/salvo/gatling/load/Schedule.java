package salvo.gatling.load;

import io.gatling.core.controller.inject.open.OpenInjectionProfile;
import io.gatling.core.controller.inject.open.OpenInjectionStep;
import io.gatling.javaapi.core.CoreDsl;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import java.time.Duration;
import java.util.PrimitiveIterator;
import java.util.function.Supplier;
import scala.collection.AbstractIterator;
import scala.collection.Iterator;
import scala.collection.immutable.List$;
import scala.concurrent.duration.Duration$;
import scala.concurrent.duration.FiniteDuration;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Users who come at given instants, to the millisecond: Gatling's own steps reckon in whole
 * seconds. The only step of its population. Gatling 3.15.1 internals; a contract test runs one.
 */
@SuppressWarnings("serial")
final class Schedule implements OpenInjectionStep {

  private final Supplier<PrimitiveIterator.OfLong> nanos;
  private final long users;
  private final Duration duration;

  private Schedule(Supplier<PrimitiveIterator.OfLong> nanos, long users, Duration duration) {
    this.nanos = nanos;
    this.users = users;
    this.duration = duration;
  }

  /**
   * The users of a scenario.
   *
   * @param nanos when each of them comes, in order, since the population begins
   * @param users how many they are, about
   * @param duration of the load
   */
  static PopulationBuilder inject(
      ScenarioBuilder scenario,
      Supplier<PrimitiveIterator.OfLong> nanos,
      long users,
      Duration duration) {
    if (!nanos.get().hasNext()) {
      return scenario.injectOpen(CoreDsl.rampUsers(0).during(duration));
    }
    java.util.List<OpenInjectionStep> steps =
        java.util.List.of(new Schedule(nanos, users, duration));
    return new PopulationBuilder(
        scenario.wrapped.inject(
            new OpenInjectionProfile(List$.MODULE$.from(CollectionConverters.asScala(steps)))));
  }

  @Override
  public Iterator<FiniteDuration> chain(Iterator<FiniteDuration> next) {
    PrimitiveIterator.OfLong own = nanos.get();
    return new AbstractIterator<>() {

      @Override
      public boolean hasNext() {
        return own.hasNext();
      }

      @Override
      public FiniteDuration next() {
        return Duration$.MODULE$.fromNanos(own.nextLong());
      }
    };
  }

  @Override
  public long users() {
    return users;
  }

  @Override
  public FiniteDuration duration() {
    return Duration$.MODULE$.fromNanos(duration.toNanos());
  }

  @Override
  public int productArity() {
    return 1;
  }

  @Override
  public Object productElement(int n) {
    return users;
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof Schedule;
  }
}

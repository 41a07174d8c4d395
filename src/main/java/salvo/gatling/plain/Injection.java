package salvo.gatling.plain;

import io.gatling.core.controller.inject.InjectionProfile;
import io.gatling.core.controller.inject.closed.ClosedInjectionProfile;
import io.gatling.core.controller.inject.closed.ClosedInjectionStep;
import io.gatling.core.controller.inject.open.OpenInjectionProfile;
import io.gatling.core.controller.inject.open.OpenInjectionStep;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import salvo.gatling.chain.BuilderFields;
import scala.concurrent.duration.FiniteDuration;
import scala.jdk.javaapi.CollectionConverters;

/**
 * How a population's users come in.
 *
 * @param duration from the first step to the end of the last; users may go on after it
 * @param totalUsers those who start; empty when closed, where it depends on how long they take
 * @param mostConcurrentUsers the highest level asked for; empty when open
 */
public record Injection(
    Model model, Duration duration, OptionalLong totalUsers, OptionalLong mostConcurrentUsers) {

  /** Whether the profile sets arrivals or users at work. */
  public enum Model {
    OPEN,
    CLOSED
  }

  static Injection of(InjectionProfile profile) {
    if (profile instanceof OpenInjectionProfile open) {
      List<OpenInjectionStep> steps = steps(open);
      return new Injection(
          Model.OPEN,
          sum(steps.stream().map(OpenInjectionStep::duration).toList()),
          OptionalLong.of((Long) open.totalUserCount().get()),
          OptionalLong.empty());
    }
    if (profile instanceof ClosedInjectionProfile closed) {
      List<ClosedInjectionStep> steps = steps(closed);
      return new Injection(
          Model.CLOSED,
          sum(steps.stream().map(ClosedInjectionStep::duration).toList()),
          OptionalLong.empty(),
          OptionalLong.of(steps.stream().mapToLong(Injection::most).max().orElse(0)));
    }
    throw new IllegalStateException(
        "Gatling injects users by a " + profile.getClass().getName() + ", unknown to Salvo");
  }

  /** Steps are whole seconds in effect, and a composite one may rise and fall. */
  private static long most(ClosedInjectionStep step) {
    long seconds = step.duration().toSeconds();
    long most = step.valueAt(step.duration());
    for (long second = 0; second <= seconds; second++) {
      most = Math.max(most, step.valueAt(new FiniteDuration(second, TimeUnit.SECONDS)));
    }
    return most;
  }

  private static Duration sum(List<FiniteDuration> durations) {
    return Duration.ofNanos(durations.stream().mapToLong(FiniteDuration::toNanos).sum());
  }

  @SuppressWarnings("unchecked")
  private static <T> List<T> steps(InjectionProfile profile) {
    return List.copyOf(
        CollectionConverters.asJava(
            (scala.collection.immutable.List<T>)
                BuilderFields.get(profile, "steps", scala.collection.immutable.List.class)));
  }
}

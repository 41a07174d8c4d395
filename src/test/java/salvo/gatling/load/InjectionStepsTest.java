package salvo.gatling.load;

import static io.gatling.javaapi.core.CoreDsl.constantConcurrentUsers;
import static io.gatling.javaapi.core.CoreDsl.rampConcurrentUsers;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatling.javaapi.core.ClosedInjectionStep;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import salvo.workload.Stage.ConcurrentUsers;

class InjectionStepsTest {

  private static final Duration LONG = Duration.ofSeconds(10);
  private static final Duration SHORT = Duration.ofMillis(250);

  @Test
  void shouldKeepItsOwnUsersAtWorkWhenClosed() {
    var steps =
        InjectionSteps.closed(
            List.of(
                new ConcurrentUsers(0, 5, SHORT),
                new ConcurrentUsers(5, 5, LONG),
                new ConcurrentUsers(0, 0, LONG)));

    assertThat(steps.stream().map(ClosedInjectionStep::asScala))
        .containsExactly(
            rampConcurrentUsers(0).to(5).during(SHORT).asScala(),
            constantConcurrentUsers(5).during(LONG).asScala(),
            constantConcurrentUsers(0).during(LONG).asScala(),
            constantConcurrentUsers(1).during(Duration.ofSeconds(1)).asScala());
  }

  @Test
  void shouldAddNobodyWhenUsersAreAtWorkToTheEnd() {
    assertThat(InjectionSteps.closed(List.of(new ConcurrentUsers(1, 5, LONG)))).hasSize(1);
  }

  @Test
  void shouldAddSomebodyWhenTheLastStageIsTooShortToBeNoticed() {
    var steps =
        InjectionSteps.closed(
            List.of(new ConcurrentUsers(0, 0, LONG), new ConcurrentUsers(5, 5, SHORT)));

    assertThat(steps.get(2).asScala())
        .isEqualTo(constantConcurrentUsers(1).during(Duration.ofSeconds(1)).asScala());
  }
}

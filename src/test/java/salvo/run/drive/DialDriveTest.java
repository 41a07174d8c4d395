package salvo.run.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import salvo.config.Given;
import salvo.live.LiveDial;
import salvo.workload.InjectionProfile;
import salvo.workload.OfferedLoad;
import salvo.workload.Stage;

class DialDriveTest {

  @Test
  void shouldLetNobodyTurnTheDialWhenASearchDoes() {
    DrivenLoad load = load(true);
    load.dial().start();
    load.dial().set(40, Duration.ZERO);

    assertThat(load.drive().now().map(LiveDial::level)).hasValue(40.0);
    assertThat(load.drive().now().flatMap(LiveDial::locked))
        .hasValueSatisfying(it -> assertThat(it).startsWith("The search for the capacity"));
    assertRefused(() -> load.drive().set(5, Duration.ZERO));
    assertRefused(() -> load.drive().pause());
    assertRefused(() -> load.drive().resume());
    assertThat(load.dial().level()).isEqualTo(40);
    assertThat(load.changes()).isEmpty();
  }

  @Test
  void shouldTellEachTurnWhenPeopleTurnTheDial() {
    DrivenLoad load = load(false);
    load.dial().start();

    assertThat(load.drive().set(40, Duration.ZERO)).endsWith("set from 10 to 40 tasks/s.");
    assertThat(load.drive().now().flatMap(LiveDial::locked)).isEmpty();
    assertThat(load.changes()).hasSize(1);
  }

  @Test
  void shouldHaveOfferedAsManyAsCameWhenTheyComeAtRandom() {
    DrivenLoad even = load(true);
    DrivenLoad random = load(true, "salvo.workload.arrivals = poisson");
    even.userCame();
    random.userCame();

    assertThat(even.offeredUntil(Duration.ofSeconds(2).toNanos())).isEqualTo(20);
    assertThat(random.offeredUntil(Duration.ofSeconds(2).toNanos())).isEqualTo(1);
  }

  private static void assertRefused(Runnable turn) {
    assertThatThrownBy(turn::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("The search for the capacity");
  }

  private static DrivenLoad load(boolean isSearch) {
    return load(isSearch, "");
  }

  private static DrivenLoad load(boolean isSearch, String settings) {
    return new DrivenLoad(
        OfferedLoad.of(
            InjectionProfile.open(
                "any", 9, List.of(new Stage.ArrivalRate(10, 10, Duration.ofMinutes(1))))),
        OptionalDouble.empty(),
        Given.application(settings).read(),
        isSearch);
  }
}

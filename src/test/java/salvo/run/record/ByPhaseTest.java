package salvo.run.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import salvo.event.Phase;
import salvo.event.RunEvent;

class ByPhaseTest {

  @Test
  void shouldPartTheWarmUpsLoadFromTheRest() {
    RunEvent ofWarmUp = new RunEvent.User(Phase.WARM_UP_LOAD, true, 1);
    RunEvent signIn = new RunEvent.User(Phase.WARM_UP.scenario("sign-in"), true, 2);
    RunEvent ofLoad = new RunEvent.User("load", true, 3);
    RunEvent crash = new RunEvent.Crash("no token", 4);
    List<RunEvent> warmUp = new ArrayList<>();
    List<RunEvent> rest = new ArrayList<>();

    List.of(ofWarmUp, signIn, ofLoad, crash).forEach(new ByPhase(warmUp::add, rest::add));

    assertThat(warmUp).containsExactly(ofWarmUp);
    assertThat(rest).containsExactly(signIn, ofLoad, crash);
  }
}

package salvo.sandbox.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FaultsTest {

  @Test
  void shouldKeepMemoryAndLetTheEndpointAnswerWhenItLeaks() {
    Faults faults = new Faults(List.of(new Fault("GET /healthz", Fault.Kind.LEAK, 1, 503, 0)), 42);

    assertThat(faults.next("GET /healthz")).isEmpty();
    assertThat(faults.next("GET /healthz")).isEmpty();
    assertThat(faults.next("GET /api/v1/jobs")).isEmpty();
    assertThat(faults.leakedBytes()).isEqualTo(2 * 16_384);
  }

  @Test
  void shouldStrikeTheShareOfRequestsThatItsRateSays() {
    Faults faults = new Faults(List.of(new Fault("*", Fault.Kind.HANG, 0.25, 503, 0)), 42);

    long struck = 0;
    for (int i = 0; i < 10_000; i++) {
      struck += faults.next("GET /healthz").isPresent() ? 1 : 0;
    }
    assertThat(struck).isBetween(2_300L, 2_700L);
  }
}

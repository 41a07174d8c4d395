package salvo.gatling.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatling.core.Predef$;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RequestTimeoutTest {

  @Test
  void shouldBeGatlingsOwnForAllRequestsThatNameNoneWhenSet() {
    GatlingDsl.allow();

    RequestTimeout.set(Duration.ofMillis(1_500));

    assertThat(Predef$.MODULE$.configuration().http().requestTimeout().toMillis()).isEqualTo(1_500);
  }
}

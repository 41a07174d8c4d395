package salvo.run.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import salvo.event.RunEvent;

class IsolatedTest {

  @Test
  void shouldWarnOnceAndPassNothingMoreWhenTheConsumerFails() {
    List<String> warnings = new ArrayList<>();
    List<Long> seen = new ArrayList<>();
    Isolated isolated =
        new Isolated(
            "The live view",
            event -> {
              seen.add(event.atMillis());
              if (event.atMillis() == 2) {
                throw new StackOverflowError("deep");
              }
            },
            warnings::add);

    for (long at = 1; at <= 4; at++) {
      isolated.accept(new RunEvent.Crash("no token", at));
    }

    assertThat(seen).containsExactly(1L, 2L);
    assertThat(warnings)
        .containsExactly(
            "The live view ended early, and the run went on without it:"
                + " java.lang.StackOverflowError: deep.");
  }
}

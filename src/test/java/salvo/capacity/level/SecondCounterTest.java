package salvo.capacity.level;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecondCounterTest {

  private final SecondCounter counter = new SecondCounter();

  @Test
  void shouldCountWhatEndedByNameAndOutcome() {
    counter.count("create job", 20, true, 201);
    counter.count("create job", 30, false, 429);
    counter.count("create job", 40, false, 500);
    counter.count("delete job", -1, true, 204);

    assertThat(counter.take())
        .containsOnlyKeys("create job", "delete job")
        .satisfies(
            it -> {
              Observation.Ended created = it.get("create job");
              assertThat(created.ok()).isEqualTo(Seconds.times(1, 20));
              assertThat(created.ko()).isEqualTo(Seconds.times(1, 30).plus(Seconds.times(1, 40)));
              assertThat(created.refused()).isEqualTo(1);
              assertThat(it.get("delete job").ok()).isEqualTo(Seconds.times(1, 0));
            });
  }

  @Test
  void shouldBeginAnewWhenASecondIsTaken() {
    counter.count("create job", 20, true, 201);
    counter.take();

    assertThat(counter.take()).isEmpty();
  }
}

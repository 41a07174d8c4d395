package salvo.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import salvo.stats.RunStats.ErrorCount;

class ErrorTallyTest {

  private final ErrorTally errors = new ErrorTally();

  @Test
  void shouldKeepFirstAndLastInstantWhenAnErrorRepeatsOutOfOrder() {
    errors.record("get", "timeout", 0, 50);
    errors.record("get", "timeout", 0, 20);
    errors.record("get", "timeout", 0, 90);
    errors.record("get", "timeout", 504, 60);
    errors.record("add", "timeout", 504, 61);

    assertThat(errors.counts())
        .containsExactly(
            new ErrorCount("get", "timeout", 0, 3, 20, 90),
            new ErrorCount("add", "timeout", 504, 1, 61, 61),
            new ErrorCount("get", "timeout", 504, 1, 60, 60));
  }

  @Test
  void shouldJoinNewMessagesWhenThereAreTooManyDistinctOnes() {
    for (int i = 0; i < 1_500; i++) {
      errors.record("get", "id " + i, 500, i);
    }
    errors.record("get", "id 7", 500, 2_000);
    errors.record("add", "id 7", 500, 3_000);

    assertThat(errors.counts()).hasSize(1_002);
    assertThat(errors.counts().subList(0, 2))
        .containsExactly(
            new ErrorCount("get", "other messages", 500, 500, 1_000, 1_499),
            new ErrorCount("get", "id 7", 500, 2, 7, 2_000));
    assertThat(errors.counts())
        .contains(new ErrorCount("add", "other messages", 500, 1, 3_000, 3_000));
  }
}

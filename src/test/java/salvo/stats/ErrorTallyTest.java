package salvo.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import salvo.stats.RunStats.ErrorCount;
import salvo.stats.timeline.StepClock;

class ErrorTallyTest {

  private final ErrorTally errors = new ErrorTally((status, message) -> message.split(" ")[0]);

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
  void shouldJoinNewMessagesOfAKindWhenThereAreTooManyDistinctOnes() {
    for (int i = 0; i < 1_500; i++) {
      errors.record("get", "id " + i, 500, i);
    }
    errors.record("get", "id 7", 500, 2_000);
    errors.record("add", "id 7", 500, 3_000);
    errors.record("add", "id 8", 500, 3_001);

    assertThat(errors.counts()).hasSize(1_001);
    assertThat(errors.counts().subList(0, 3))
        .containsExactly(
            new ErrorCount("get", "id 0", 500, 501, 0, 1_499),
            new ErrorCount("add", "id 7", 500, 2, 3_000, 3_001),
            new ErrorCount("get", "id 7", 500, 2, 7, 2_000));
  }

  @Test
  void shouldKeepAKindApartWhenItComesAfterTooManyDistinctMessages() {
    for (int i = 0; i < 1_200; i++) {
      errors.record("get", "id " + i, 0, i);
    }
    for (int i = 0; i < 25_000; i++) {
      errors.record(i % 5 == 0 ? "list" : "get", "refused by " + i, 0, 2_000 + i);
    }

    assertThat(errors.counts().subList(0, 3))
        .containsExactly(
            new ErrorCount("get", "refused by 1", 0, 20_000, 2_001, 26_999),
            new ErrorCount("list", "refused by 0", 0, 5_000, 2_000, 26_995),
            new ErrorCount("get", "id 0", 0, 201, 0, 1_199));
  }

  @Test
  void shouldKeepItsMemoryWhenKindsAreManyToo() {
    for (int i = 0; i < 30_000; i++) {
      errors.record("get " + i, "kind" + i, 0, i);
    }

    assertThat(errors.counts()).hasSize(ErrorTally.MAX_KINDS + 1);
    assertThat(errors.counts().get(0))
        .isEqualTo(new ErrorCount("", "other messages", 0, 10_000, 20_000, 29_999));
  }

  @Test
  void shouldCountEachKindByTheSecondWhenErrorsCome() {
    ErrorTally tally = new ErrorTally(ErrorKinds.BY_STATUS, new StepClock(() -> 10_000));
    tally.record("create job", "found 503", 503, 10_000);
    tally.record("list jobs", "found 503", 503, 10_999);
    tally.record("list jobs", "found 429", 429, 12_000);
    String busy = ErrorKinds.BY_STATUS.of(503, "found 503");

    assertThat(tally.steps().get(busy).steps())
        .extracting(it -> it.number() + ": " + it.ko().total())
        .contains("0: 2");
    assertThat(
            tally.steps().values().stream()
                .flatMap(it -> it.steps().stream())
                .mapToLong(it -> it.ko().total())
                .sum())
        .isEqualTo(3);
  }

  @Test
  void shouldKnowTheSecondsStillWhenErrorsAreReplaced() {
    ErrorTally tally = new ErrorTally(ErrorKinds.BY_STATUS, new StepClock(() -> 10_000));
    tally.record("create job", "found 503", 0, 10_000);
    tally.replaceBy(List.of(new RunStats.ErrorCount("create job", "found 503", 503, 1, 1, 1)));

    assertThat(tally.counts()).extracting(RunStats.ErrorCount::status).containsExactly(503);
    assertThat(tally.steps().get(ErrorKinds.BY_STATUS.of(0, "found 503")).steps()).hasSize(1);
  }
}

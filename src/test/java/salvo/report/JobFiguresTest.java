package salvo.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JobFiguresTest {

  @Test
  void shouldWarnOfNothingWhenAllJobsComplete() {
    assertThat(new JobFigures(12, 10, 10, 0, 0, 0, 0, 0, 0, 40).warnings()).isEmpty();
  }

  @Test
  void shouldWarnOfEachWhenJobsAndCallbacksGoWrong() {
    assertThat(new JobFigures(210, 200, 170, 12, 15, 4, 3, 2, 3, 1_250).warnings())
        .containsExactly(
            "12 of 200 jobs failed, as the target itself says.",
            "15 of 200 jobs were given up on as lost; of 4 of them something was heard later.",
            "3 of 200 jobs were unfinished when the run ended.",
            "3 callbacks were duplicates, 2 were for unknown jobs.");
  }

  @Test
  void shouldSpeakOfCallbacksWhenOnlyTheyAreOdd() {
    assertThat(new JobFigures(1, 1, 1, 0, 0, 0, 0, 7, 0, 0).warnings())
        .containsExactly("0 callbacks were duplicates, 7 were for unknown jobs.");
  }
}

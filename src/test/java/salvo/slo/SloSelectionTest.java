package salvo.slo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import salvo.slo.SloSelection.NotJudged;

class SloSelectionTest {

  private static final Slo GLOBAL = new Slo(Slo.GLOBAL, Metric.P95, 500);
  private static final Slo JOB = new Slo("create job", Metric.P95, 300);
  private static final Slo JOB_ERRORS = new Slo("create job", Metric.ERROR_RATE, 0.02);

  @Test
  void shouldSetAsideEveryObjectiveOfAnEndpointThatIsExpectedLessThanTenTimes() {
    SloSelection selection =
        SloSelection.of(List.of(GLOBAL, JOB, JOB_ERRORS), Map.of("create job", 9.99));

    assertThat(selection.judged()).containsExactly(GLOBAL);
    assertThat(selection.notJudged())
        .containsExactly(new NotJudged(JOB, 9.99), new NotJudged(JOB_ERRORS, 9.99));
  }

  @Test
  void shouldJudgeAnEndpointThatIsExpectedTenTimes() {
    SloSelection selection = SloSelection.of(List.of(JOB), Map.of("create job", 10.0));

    assertThat(selection.judged()).containsExactly(JOB);
    assertThat(selection.notJudged()).isEmpty();
  }

  @Test
  void shouldJudgeWhenTheExpectedNumberIsUnknown() {
    assertThat(SloSelection.of(List.of(JOB), Map.of("list jobs", 1.0)).judged())
        .containsExactly(JOB);
  }

  @Test
  void shouldAlwaysJudgeTheRunAsAWhole() {
    assertThat(SloSelection.of(List.of(GLOBAL), Map.of(Slo.GLOBAL, 1.0)).judged())
        .containsExactly(GLOBAL);
  }
}

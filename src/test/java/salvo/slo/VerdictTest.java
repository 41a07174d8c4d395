package salvo.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import salvo.slo.Verdict.Ending;
import salvo.slo.Verdict.Status;

class VerdictTest {

  private static final SloResult MET = result("list jobs", OptionalDouble.of(100));
  private static final SloResult MISSED = result("create job", OptionalDouble.of(900));
  private static final SloResult NO_DATA = result("delete job", OptionalDouble.empty());

  @Test
  void shouldPassWhenEveryObjectiveWasMet() {
    assertThat(Verdict.of(Ending.COMPLETED, 10, List.of(MET, MET)))
        .isEqualTo(new Verdict(Status.PASS, List.of(new Cause.AllMet(2))));
    assertThat(Verdict.of(Ending.COMPLETED, 10, List.of(MET)).reasons())
        .containsExactly("The only objective was met.");
    assertThat(Verdict.of(Ending.COMPLETED, 10, List.of()).reasons())
        .containsExactly("No objective was set, so none was missed.");
  }

  @Test
  void shouldFailWithAReasonForEachObjectiveThatWasMissedOrHadNoData() {
    assertThat(Verdict.of(Ending.COMPLETED, 10, List.of(NO_DATA, MET, MISSED)))
        .isEqualTo(
            new Verdict(
                Status.FAIL, List.of(new Cause.Objective(MISSED), new Cause.Objective(NO_DATA))));
    assertThat(Verdict.of(Ending.COMPLETED, 10, List.of(NO_DATA, MET, MISSED)).reasons())
        .containsExactly(
            "create job: p95 was 900 ms, more than the allowed 500 ms.",
            "delete job: p95 has no value to judge, because no request was recorded.");
  }

  @Test
  void shouldBeInvalidWhenNothingWasRecorded() {
    assertThat(Verdict.of(Ending.COMPLETED, 0, List.of(NO_DATA)))
        .isEqualTo(new Verdict(Status.INVALID, List.of(Cause.Plain.NO_REQUEST)));
  }

  @Test
  void shouldBeInconclusiveWhenInterruptedBeforeTheLoad() {
    assertThat(Verdict.of(Ending.INTERRUPTED, 0, List.of()))
        .isEqualTo(
            new Verdict(
                Status.INCONCLUSIVE, List.of(Cause.Plain.INTERRUPTED, Cause.Plain.NO_REQUEST)));
    assertThat(Verdict.ofNothingMeasured(Ending.INTERRUPTED, "Nobody.").status())
        .isEqualTo(Status.INCONCLUSIVE);
    assertThat(Verdict.ofNothingMeasured(Ending.COMPLETED, "Nobody.").status())
        .isEqualTo(Status.INVALID);
  }

  @Test
  void shouldBeInvalidWhenTheRunCrashedWhateverItHadMeasured() {
    assertThat(Verdict.of(Ending.CRASHED, 10, List.of(MET, MISSED)))
        .isEqualTo(new Verdict(Status.INVALID, List.of(Cause.Plain.CRASHED)));
  }

  @Test
  void shouldBeInconclusiveWhenInterruptedBeforeAnObjectiveBroke() {
    assertThat(Verdict.of(Ending.INTERRUPTED, 10, List.of(MET)).status())
        .isEqualTo(Status.INCONCLUSIVE);
    assertThat(Verdict.of(Ending.INTERRUPTED, 10, List.of(MET, NO_DATA)).reasons())
        .containsExactly("The run was interrupted before its end.", NO_DATA.sentence());
  }

  @Test
  void shouldFailWhenInterruptedAfterAnObjectiveBroke() {
    assertThat(Verdict.of(Ending.INTERRUPTED, 10, List.of(MISSED)).status()).isEqualTo(Status.FAIL);
  }

  @Test
  void shouldSayThatItWasStoppedByHandWhateverItHadMeasured() {
    Cause stopped = Cause.Plain.STOPPED_BY_HAND;

    assertThat(stopped.sentence()).isEqualTo("The run was stopped by hand before its end.");
    assertThat(Verdict.of(Ending.STOPPED_BY_HAND, 10, List.of(MET, NO_DATA)))
        .isEqualTo(
            new Verdict(Status.INCONCLUSIVE, List.of(stopped, new Cause.Objective(NO_DATA))));
    assertThat(Verdict.of(Ending.STOPPED_BY_HAND, 10, List.of(MISSED)))
        .isEqualTo(new Verdict(Status.FAIL, List.of(new Cause.Objective(MISSED), stopped)));
    assertThat(Verdict.of(Ending.STOPPED_BY_HAND, 0, List.of()))
        .isEqualTo(new Verdict(Status.INCONCLUSIVE, List.of(stopped, Cause.Plain.NO_REQUEST)));
  }

  @Test
  void shouldFailByTheRuleFirstWhenItEndedTheLoad() {
    Verdict verdict = Verdict.ofEndedEarly("The load was ended.", List.of(MET, MISSED, NO_DATA));

    assertThat(verdict)
        .isEqualTo(
            new Verdict(
                Status.FAIL,
                List.of(new Cause.EndedEarly("The load was ended."), new Cause.Objective(MISSED))));
    assertThat(verdict.isByObjectives()).isFalse();
    assertThat(Verdict.of(Ending.COMPLETED, 10, List.of(MISSED)).isByObjectives()).isTrue();
  }

  @Test
  void shouldKeepWhatFailedButNoPraiseWhenTheFiguresSayNothing() {
    List<Cause> limit = List.of(new Cause.InjectorLimit("The injector was the limit."));

    assertThat(Verdict.of(Ending.COMPLETED, 10, List.of(MET)).unlessInvalid(limit))
        .isEqualTo(new Verdict(Status.INVALID, limit));
    assertThat(Verdict.of(Ending.COMPLETED, 10, List.of(MISSED)).unlessInvalid(limit))
        .isEqualTo(new Verdict(Status.INVALID, List.of(limit.get(0), new Cause.Objective(MISSED))));
    assertThat(Verdict.of(Ending.COMPLETED, 10, List.of(MET)).unlessInvalid(List.of()).status())
        .isEqualTo(Status.PASS);
  }

  @Test
  void shouldRefuseAVerdictWithoutACause() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Verdict(Status.INVALID, List.of()))
        .withMessage("A verdict needs at least one cause: INVALID");
  }

  @Test
  void shouldKeepThePublishedExitCodes() {
    assertThat(Status.values()).extracting(Status::exitCode).containsExactly(0, 2, 3, 3);
  }

  private static SloResult result(String endpoint, OptionalDouble actual) {
    return SloResult.of(new Slo(endpoint, Metric.P95, 500), actual, OptionalDouble.empty());
  }
}

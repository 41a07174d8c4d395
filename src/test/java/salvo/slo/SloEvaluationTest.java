package salvo.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import salvo.slo.SloResult.Status;
import salvo.stats.RunStats;

class SloEvaluationTest {

  /** 96 successes of 1 to 96 ms and 4 failures of 1,000 ms, in 10 s. */
  private static final RunStats RUN =
      new MeasuredRun(10)
          .endpoint(
              "create job",
              SortedTimes.of(LongStream.rangeClosed(1, 96).toArray()),
              SortedTimes.of(1_000, 1_000, 1_000, 1_000))
          .stats();

  @Test
  void shouldJudgeEveryMetricByItsExactValueOverOkAndKo() {
    List<Slo> slos =
        List.of(
            new Slo("create job", Metric.MEAN, 86.56),
            new Slo("create job", Metric.P50, 49),
            new Slo("create job", Metric.P95, 95),
            new Slo("create job", Metric.P99, 999),
            new Slo("create job", Metric.MAX, 1_000),
            new Slo("create job", Metric.ERROR_RATE, 0.04),
            new Slo("create job", Metric.MIN_RPS, 10));

    assertThat(SloEvaluation.evaluate(slos, RUN, 7, Map.of()))
        .extracting(it -> it.slo().metric(), it -> it.actual().getAsDouble(), SloResult::status)
        .containsExactly(
            tuple(Metric.MEAN, 86.56, Status.PASS),
            tuple(Metric.P50, 50.0, Status.FAIL),
            tuple(Metric.P95, 95.0, Status.PASS),
            tuple(Metric.P99, 1_000.0, Status.FAIL),
            tuple(Metric.MAX, 1_000.0, Status.PASS),
            tuple(Metric.ERROR_RATE, 0.04, Status.PASS),
            tuple(Metric.MIN_RPS, 10.0, Status.PASS));
  }

  @Test
  void shouldJudgeTheRunsRateByWhatWasReachedInTheWindowOfTheOfferedLoad() {
    Slo rate = new Slo(Slo.GLOBAL, Metric.MIN_RPS, 9);

    SloResult result = SloEvaluation.evaluate(List.of(rate), RUN, 8.5, Map.of()).get(0);

    assertThat(result.actual()).hasValue(8.5);
    assertThat(result.status()).isEqualTo(Status.FAIL);
  }

  @Test
  void shouldJudgeARunThatGoesOnAsIfItEndedNow() {
    List<Slo> slos =
        List.of(
            new Slo(Slo.GLOBAL, Metric.MIN_RPS, 9),
            new Slo("create job", Metric.P95, 95),
            new Slo("delete job", Metric.P95, 95));

    assertThat(
            SloEvaluation.soFar(
                slos, RUN.total(), Map.of("create job", RUN.endpoints().get(0)), 8.5))
        .isEqualTo(SloEvaluation.evaluate(slos, RUN, 8.5, Map.of()))
        .extracting(SloResult::status)
        .containsExactly(Status.FAIL, Status.PASS, Status.NO_DATA);
  }

  @Test
  void shouldHaveNoDataWhenTheEndpointWasNeverCalled() {
    Slo unseen = new Slo("delete job", Metric.ERROR_RATE, 0.5);

    SloResult result = SloEvaluation.evaluate(List.of(unseen), RUN, 10, Map.of()).get(0);

    assertThat(result.status()).isEqualTo(Status.NO_DATA);
    assertThat(result.actual()).isEmpty();
  }

  @Test
  void shouldHaveNoDataForTheRunWhenNothingWasRecorded() {
    Slo rate = new Slo(Slo.GLOBAL, Metric.MIN_RPS, 0);
    Slo errors = new Slo(Slo.GLOBAL, Metric.ERROR_RATE, 1);

    assertThat(
            SloEvaluation.evaluate(List.of(rate, errors), new MeasuredRun(1).stats(), 0, Map.of()))
        .extracting(SloResult::status)
        .containsExactly(Status.NO_DATA, Status.NO_DATA);
  }

  @Test
  void shouldKeepGatlingsValueBesideTheExactOneAndDecideByTheExact() {
    Slo p95 = new Slo("create job", Metric.P95, 94);
    Slo p50 = new Slo("create job", Metric.P50, 94);

    List<SloResult> results = SloEvaluation.evaluate(List.of(p95, p50), RUN, 10, Map.of(p95, 90.0));

    assertThat(results.get(0).status()).isEqualTo(Status.FAIL);
    assertThat(results.get(0).gatlingActual()).hasValue(90.0);
    assertThat(results.get(1).gatlingActual()).isEmpty();
  }
}

package salvo.analysis.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.analysis.Breakdown;
import salvo.resources.LoadSamples;
import salvo.slo.Grade;
import salvo.slo.MeasuredRun;
import salvo.slo.Metric;
import salvo.slo.Slo;
import salvo.slo.SloResult;
import salvo.slo.SortedTimes;
import salvo.slo.Verdict;
import salvo.stats.RunStats;

class AssessmentsTest {

  @ParameterizedTest
  @CsvSource({"PASS, 5, A", "PASS, 10, B", "FAIL, 5, C", "FAIL, 11, F"})
  void shouldGradeByTheObjectives(Verdict.Status status, double p95, char letter) {
    assertThat(grade(status, p95).orElseThrow().letter()).isEqualTo(letter);
  }

  @Test
  void shouldNotGradeAnInvalidRun() {
    assertThat(grade(Verdict.Status.INVALID, 5)).isEmpty();
  }

  private static Optional<Grade> grade(Verdict.Status status, double p95) {
    RunStats stats =
        new MeasuredRun(60).endpoint("a", SortedTimes.of(5, 6), SortedTimes.of()).stats();
    SloResult result =
        SloResult.of(
            new Slo(Slo.GLOBAL, Metric.P95, 10), OptionalDouble.of(p95), OptionalDouble.empty());
    return Assessments.of(
            status,
            new Evidence(
                stats,
                List.of(result),
                List.of(),
                Breakdown.NONE,
                List.of(),
                LoadSamples.of(List.of(), stats),
                2,
                Optional.empty(),
                OptionalDouble.empty()))
        .grade();
  }
}

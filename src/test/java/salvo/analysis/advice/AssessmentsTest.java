package salvo.analysis.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.analysis.Breakdown;
import salvo.analysis.OfferedLoadFigures;
import salvo.resources.LoadSamples;
import salvo.slo.Grade;
import salvo.slo.MeasuredRun;
import salvo.slo.SortedTimes;
import salvo.slo.Verdict;
import salvo.stats.RunStats;
import salvo.workload.Model;

class AssessmentsTest {

  private static final OptionalDouble UNKNOWN = OptionalDouble.empty();

  @ParameterizedTest
  @CsvSource({"10, A", "9, A", "8, B", "2, F"})
  void shouldGradeWhatWasReachedOfTheOfferedRate(double reachedRps, char letter) {
    assertThat(grade(Verdict.Status.PASS, Optional.of(offered(10, reachedRps)), UNKNOWN))
        .hasValueSatisfying(it -> assertThat(it.letter()).isEqualTo(letter));
  }

  @Test
  void shouldLeaveOutWhatIsNotKnown() {
    OfferedLoadFigures thinking =
        new OfferedLoadFigures(
            Model.CLOSED,
            UNKNOWN,
            UNKNOWN,
            OptionalLong.empty(),
            5,
            OptionalLong.empty(),
            List.of(),
            0.1);

    assertThat(grade(Verdict.Status.PASS, Optional.of(thinking), UNKNOWN))
        .hasValueSatisfying(it -> assertThat(it.letter()).isEqualTo('A'));
    assertThat(grade(Verdict.Status.PASS, Optional.empty(), UNKNOWN))
        .hasValueSatisfying(it -> assertThat(it.letter()).isEqualTo('A'));
    assertThat(grade(Verdict.Status.PASS, Optional.empty(), OptionalDouble.of(0.4)))
        .hasValueSatisfying(it -> assertThat(it.letter()).isEqualTo('D'));
  }

  @Test
  void shouldNotGradeAnInvalidRun() {
    assertThat(grade(Verdict.Status.INVALID, Optional.of(offered(10, 10)), UNKNOWN)).isEmpty();
  }

  private static Optional<Grade> grade(
      Verdict.Status status, Optional<OfferedLoadFigures> offered, OptionalDouble stalledShare) {
    RunStats stats =
        new MeasuredRun(60).endpoint("a", SortedTimes.of(5, 6), SortedTimes.of()).stats();
    return Assessments.of(
            status,
            new Evidence(
                stats,
                List.of(),
                List.of(),
                Breakdown.NONE,
                List.of(),
                LoadSamples.of(List.of(), stats),
                2,
                offered,
                stalledShare))
        .grade();
  }

  private static OfferedLoadFigures offered(double rate, double reachedRps) {
    return new OfferedLoadFigures(
        Model.OPEN,
        OptionalDouble.of(rate / 4),
        OptionalDouble.of(rate),
        OptionalLong.of(600),
        600,
        OptionalLong.empty(),
        List.of(),
        reachedRps);
  }
}

package salvo.slo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradesTest {

  private static final OptionalDouble UNKNOWN = OptionalDouble.empty();

  @ParameterizedTest
  @CsvSource({
    "0, A",
    "0.01, A",
    "0.0101, B",
    "0.05, B",
    "0.0501, C",
    "0.1, C",
    "0.1001, D",
    "0.2, D",
    "0.2001, F",
    "1, F"
  })
  void shouldGradeFailuresAlone(double errorRate, char letter) {
    assertThat(letter(new Grades.Figures(100, errorRate, 5, UNKNOWN, UNKNOWN))).isEqualTo(letter);
  }

  @ParameterizedTest
  @CsvSource({"0, A", "10000, A", "10001, D", "20000, D", "20001, F"})
  void shouldGradeTheNinetyFifthPercentileAlone(double p95, char letter) {
    assertThat(letter(new Grades.Figures(100, 0, p95, UNKNOWN, UNKNOWN))).isEqualTo(letter);
  }

  @ParameterizedTest
  @CsvSource({
    "1.2, A",
    "0.9, A",
    "0.899, B",
    "0.75, B",
    "0.749, C",
    "0.5, C",
    "0.499, D",
    "0.25, D",
    "0.249, F",
    "0, F"
  })
  void shouldGradeTheReachedShareAlone(double reached, char letter) {
    OptionalDouble share = OptionalDouble.of(reached);

    assertThat(letter(new Grades.Figures(100, 0, 5, share, UNKNOWN))).isEqualTo(letter);
  }

  @ParameterizedTest
  @CsvSource({"0, A", "0.05, A", "0.051, B", "0.15, B", "0.151, C", "0.3, C", "0.301, D", "0.5, D"})
  void shouldGradeTheSteadinessAlone(double stalled, char letter) {
    OptionalDouble share = OptionalDouble.of(stalled);

    assertThat(letter(new Grades.Figures(100, 0, 5, UNKNOWN, share))).isEqualTo(letter);
  }

  @Test
  void shouldTakeTheWorstLetterAndGiveEveryReasonWhenSeveralFiguresAreBad() {
    Grade grade =
        Grades.of(
                Verdict.Status.FAIL,
                new Grades.Figures(
                    100, 0.0701, 12_345, OptionalDouble.of(0.8), OptionalDouble.of(0.5)))
            .orElseThrow();

    assertThat(grade.letter()).isEqualTo('D');
    assertThat(grade.reasons())
        .containsExactly(
            "p95 was 12.3 s, more than the 10 s that an A allows: D.",
            "Throughput was below half of its median for 50 % of the plateau, more than the 5 %"
                + " that an A allows: D.",
            "7.01 % of the requests failed, more than the 1 % that an A allows: C.",
            "Only 80 % of the offered rate was reached, less than the 90 % that an A needs: B.");
  }

  @Test
  void shouldShowAsManyDigitsAsSetAFigureApartFromItsBound() {
    Grade grade =
        Grades.of(
                Verdict.Status.PASS,
                new Grades.Figures(1, 0.010001, 10_000.4, OptionalDouble.of(0.89999), UNKNOWN))
            .orElseThrow();

    assertThat(grade.reasons())
        .containsExactly(
            "p95 was 10.0004 s, more than the 10 s that an A allows: D.",
            "1.0001 % of the requests failed, more than the 1 % that an A allows: B.",
            "Only 89.999 % of the offered rate was reached, less than the 90 % that an A needs:"
                + " B.");
  }

  @Test
  void shouldWriteTheFormulaInOneLine() {
    assertThat(
            Grades.of(Verdict.Status.PASS, new Grades.Figures(1, 0, 1, UNKNOWN, UNKNOWN))
                .orElseThrow())
        .satisfies(grade -> assertThat(grade.reasons()).isEmpty())
        .extracting(Grade::formula)
        .isEqualTo(
            "The worst of the letters for failed requests (A to 1 %, B to 5 %, C to 10 %, D to"
                + " 20 %, else F); p95 (A to 10 s, D to 20 s, else F); share of the offered rate"
                + " that was reached (A from 90 %, B from 75 %, C from 50 %, D from 25 %, else F);"
                + " share of the plateau below half its median throughput (A to 5 %, B to 15 %, C"
                + " to 30 %, else D); a run that failed is at best a B.");
  }

  @Test
  void shouldGiveNoAWhenTheRunHasFailed() {
    Grades.Figures best = new Grades.Figures(100, 0, 5, UNKNOWN, UNKNOWN);

    Grade failed = Grades.of(Verdict.Status.FAIL, best).orElseThrow();

    assertThat(failed.letter()).isEqualTo('B');
    assertThat(failed.reasons()).containsExactly("The run has failed, as no A has: B.");
    assertThat(Grades.failed(failed)).isEqualTo(failed);
    assertThat(letter(best)).isEqualTo('A');
  }

  @Test
  void shouldGradeARunThatWasCutShort() {
    assertThat(
            Grades.of(Verdict.Status.INCONCLUSIVE, new Grades.Figures(1, 0, 1, UNKNOWN, UNKNOWN)))
        .isPresent();
  }

  @Test
  void shouldNotGradeWhenTheFiguresSayNothing() {
    assertThat(Grades.of(Verdict.Status.INVALID, new Grades.Figures(9, 0, 1, UNKNOWN, UNKNOWN)))
        .isEmpty();
    assertThat(Grades.of(Verdict.Status.FAIL, new Grades.Figures(0, 0, 0, UNKNOWN, UNKNOWN)))
        .isEmpty();
  }

  private static char letter(Grades.Figures figures) {
    return Grades.of(Verdict.Status.PASS, figures).orElseThrow().letter();
  }
}

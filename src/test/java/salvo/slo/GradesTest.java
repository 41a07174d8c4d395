package salvo.slo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GradesTest {

  @ParameterizedTest
  @CsvSource({"900, A", "950, A", "951, B", "1000, B"})
  void shouldGradeARunThatPassedByWhatItHasToSpare(double p95, char letter) {
    assertThat(letter(Verdict.Status.PASS, List.of(p95(p95)))).isEqualTo(letter);
  }

  @Test
  void shouldTakeABoundOfZeroThatIsKeptForEnoughToSpare() {
    SloResult noFailure =
        SloResult.of(
            new Slo(Slo.GLOBAL, Metric.ERROR_RATE, 0),
            OptionalDouble.of(0),
            OptionalDouble.empty());

    assertThat(letter(Verdict.Status.PASS, List.of(noFailure))).isEqualTo('A');
  }

  @ParameterizedTest
  @CsvSource({"0, C", "2, C", "3, D", "5, D", "6, F", "20, F"})
  void shouldGradeARunThatFailedByItsShareOfMissedObjectives(int missed, char letter) {
    assertThat(letter(Verdict.Status.FAIL, of(20, missed))).isEqualTo(letter);
  }

  @Test
  void shouldCountAnObjectiveWithoutDataAsMissed() {
    SloResult unknown =
        SloResult.of(
            new Slo("list", Metric.P95, 1), OptionalDouble.empty(), OptionalDouble.empty());

    assertThat(letter(Verdict.Status.FAIL, List.of(unknown))).isEqualTo('F');
  }

  @Test
  void shouldSayWhyItIsNoBetter() {
    Grade tight = Grades.of(Verdict.Status.PASS, List.of(p95(980), p95(10))).orElseThrow();
    Grade failed = Grades.of(Verdict.Status.FAIL, of(45, 27)).orElseThrow();
    Grade one = Grades.of(Verdict.Status.FAIL, of(45, 1)).orElseThrow();
    Grade otherwise = Grades.of(Verdict.Status.FAIL, of(3, 0)).orElseThrow();

    assertThat(tight.reasons())
        .containsExactly("all requests: p95 was 980 ms, less than 5 % from its bound of 1 s.");
    assertThat(failed.reasons()).containsExactly("27 of 45 objectives were missed.");
    assertThat(one.reasons()).containsExactly("1 of 45 objectives was missed.");
    assertThat(otherwise.reasons())
        .containsExactly("The run failed, though it missed no objective.");
    assertThat(tight.formula())
        .isEqualTo(
            "A run that passed has an A where each objective has 5 % of its bound to spare, else a"
                + " B; one that failed has a C where at most 10 % of its objectives were missed, a"
                + " D where at most 25 % were, else an F.");
  }

  @ParameterizedTest
  @EnumSource(names = {"INVALID", "INCONCLUSIVE"})
  void shouldNotGradeWhatCouldNotBeJudged(Verdict.Status status) {
    assertThat(Grades.of(status, List.of(p95(1)))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Verdict.Status.class)
  void shouldNotGradeARunWithoutObjectives(Verdict.Status status) {
    assertThat(Grades.of(status, List.of())).isEmpty();
  }

  private static List<SloResult> of(int all, int missed) {
    List<SloResult> results = new ArrayList<>();
    for (int i = 0; i < all; i++) {
      results.add(p95(i < missed ? 2_000 : 10));
    }
    return results;
  }

  private static SloResult p95(double millis) {
    return SloResult.of(
        new Slo(Slo.GLOBAL, Metric.P95, 1_000), OptionalDouble.of(millis), OptionalDouble.empty());
  }

  private static char letter(Verdict.Status status, List<SloResult> results) {
    return Grades.of(status, results).orElseThrow().letter();
  }
}

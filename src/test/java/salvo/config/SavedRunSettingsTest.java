package salvo.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import salvo.config.source.SettingsProblem;

class SavedRunSettingsTest {

  private static final String OURS =
      """
      salvo.slo.global.p95 = 123 ms
      salvo.report.slowAfter = [7 s]
      """;

  @Test
  void shouldBeThoseOfARun() {
    Given given =
        Given.application(OURS)
            .property("salvo.slo.global.p99", "456 ms")
            .variable("SALVO_REPORT_REQUESTS", "false");

    assertThat(given.readForSavedRuns()).isEqualTo(given.read().ofSavedRuns());
    assertThat(given.readForSavedRuns().report().requests()).isFalse();
  }

  @Test
  void shouldReadOnWhenAnotherSectionIsWrong() {
    Given given = Given.application(OURS + "salvo.workload.users = none\nsalvo.http.x = 1");

    assertThat(given.problems()).hasSize(2);
    assertThat(given.problemsForSavedRuns()).isEmpty();
  }

  @Test
  void shouldNameTheProblemsOfItsOwnSections() {
    assertThat(Given.application("salvo.slo.global.p95 = soon").problemsForSavedRuns())
        .extracting(SettingsProblem::key)
        .containsExactly("salvo.slo.global.p95");
    assertThat(Given.application("salvo.report.slowAftr = [1 s]").problemsForSavedRuns())
        .singleElement()
        .satisfies(it -> assertThat(it.fix()).isEqualTo("did you mean salvo.report.slowAfter?"));
  }

  @Test
  void shouldNameASectionThatNobodyKnows() {
    assertThat(Given.application("salvo.slos.global.p95 = 1 s").problemsForSavedRuns())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.key()).isEqualTo("salvo.slos");
              assertThat(it.fix()).isEqualTo("did you mean salvo.slo?");
            });
  }
}

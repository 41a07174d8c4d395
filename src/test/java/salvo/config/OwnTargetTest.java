package salvo.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.config.source.SettingsProblem;

/** A target of a system's own beside the general one; the system of these tests is content. */
class OwnTargetTest {

  private static final String OWN = "salvo.systems.content.baseUrl";

  @Test
  void shouldPreferTheSystemsOwnTargetWhenBothStandInOnePlace() {
    Given given = Given.application("salvo.baseUrl = \"http://all\"\n" + OWN + " = \"http://own\"");
    assertThat(given.read().baseUrl()).hasValue(URI.create("http://own"));

    given.variable("SALVO_BASE_URL", "http://all-2");
    assertThat(given.read().baseUrl()).hasValue(URI.create("http://all-2"));

    given.variable("SALVO_SYSTEMS_CONTENT_BASE_URL", "http://own-2");
    assertThat(given.read().baseUrl()).hasValue(URI.create("http://own-2"));

    given.property("baseUrl", "http://all-3");
    assertThat(given.read().baseUrl()).hasValue(URI.create("http://all-3"));

    given.property(OWN, "http://own-3");
    assertThat(given.read().baseUrl()).hasValue(URI.create("http://own-3"));
    assertThat(given.read().effective()).containsEntry("baseUrl", "http://own-3");
  }

  @Test
  void shouldTakeTheGeneralTargetWhenOnlyOtherSystemsHaveTheirOwn() {
    assertThat(Given.application("salvo.systems.voice.baseUrl = \"http://voice\"").read().baseUrl())
        .isEmpty();
  }

  @Test
  void shouldLoadTheSandboxWhenTheSystemsOwnTargetIsEmptyInAFile() {
    Given given = Given.application("salvo.baseUrl = \"http://all\"\n" + OWN + " = \"\"");

    assertThat(given.read().baseUrl()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"ftp://own", "''", "own"})
  void shouldNameTheSystemsKeyWhenItsTargetIsWrong(String url) {
    assertThat(Given.nothing().property(OWN, url).problems())
        .extracting(SettingsProblem::key)
        .contains(OWN);
  }

  @Test
  void shouldRefuseAVariableWhenTwoKeysAreCalledSo() {
    assertThat(
            Given.application(
                    "salvo.systems.content.slo { \"list jobs\".p95 = 1 s, list-jobs.p95 = 2 s }")
                .variable("SALVO_SYSTEMS_CONTENT_SLO_LIST_JOBS_P95", "3 s")
                .problems())
        .extracting(SettingsProblem::key, SettingsProblem::rule)
        .containsExactly(
            tuple(
                "SALVO_SYSTEMS_CONTENT_SLO_LIST_JOBS_P95",
                "a variable that names one key; salvo.systems.content.slo.\"list jobs\".p95 and"
                    + " salvo.systems.content.slo.list-jobs.p95 are both called so"));
  }

  @Test
  void shouldTakeAnUnderscoreForADashInAVariable() {
    assertThat(
            Given.application("salvo.workload.profiles.my-own { users = 1, duration = 1 s }")
                .variable("SALVO_WORKLOAD_PROFILES_MY_OWN_USERS", "7")
                .read()
                .workload()
                .profiles()
                .get("my-own")
                .users())
        .hasValue(7);
  }
}

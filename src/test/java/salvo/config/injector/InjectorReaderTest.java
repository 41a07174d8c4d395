package salvo.config.injector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.config.Given;
import salvo.config.source.SettingsException;

class InjectorReaderTest {

  private static final String MEET = "salvo.injector.meet = \"10.0.0.4:7800,10.0.0.5:7800\"\n";

  @Test
  void shouldBeAloneWhenNothingIsSet() {
    assertThat(Given.nothing().read().injector())
        .isEqualTo(
            new InjectorSettings(
                0,
                1,
                "",
                Optional.empty(),
                "127.0.0.1",
                Optional.empty(),
                Duration.ofMinutes(2),
                0));
  }

  @Test
  void shouldBeAloneWhenASchedulerRunsItWithoutAPlaceToMeet() {
    Given given = Given.nothing().variable("SLURM_PROCID", "2").variable("SLURM_NTASKS", "4");

    assertThat(given.read().injector().isAlone()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "SLURM_PROCID, 2, SLURM_NTASKS, 4, SLURM_JOB_ID, 17, 2",
    "AWS_BATCH_JOB_ARRAY_INDEX, 0, AWS_BATCH_JOB_ARRAY_SIZE, 4, SALVO_INJECTOR_RUN, 17, 0",
    "CI_NODE_INDEX, 1, CI_NODE_TOTAL, 4, CI_PIPELINE_ID, 17, 0",
    "JOB_COMPLETION_INDEX, 3, SALVO_INJECTOR_COUNT, 4, SALVO_INJECTOR_RUN, 17, 3",
    "NOMAD_ALLOC_INDEX, 1, SALVO_INJECTOR_COUNT, 4, NOMAD_JOB_ID, 17, 1"
  })
  void shouldTakeWhatTheSchedulerSaysWhenThereIsAPlaceToMeet(
      String indexName,
      String index,
      String countName,
      String count,
      String runName,
      String run,
      int expected) {
    InjectorSettings injector =
        Given.application(MEET)
            .variable(indexName, index)
            .variable(countName, count)
            .variable(runName, run)
            .read()
            .injector();

    assertThat(injector.index()).isEqualTo(expected);
    assertThat(injector.count()).isEqualTo(4);
    assertThat(injector.run()).isEqualTo("17");
  }

  @Test
  void shouldFollowTheKeysWhenTheSchedulerSaysOtherwise() {
    InjectorSettings injector =
        Given.application(MEET + "salvo.injector { index = 1, count = 2, run = mine }")
            .variable("SLURM_PROCID", "3")
            .variable("SLURM_NTASKS", "4")
            .variable("SLURM_JOB_ID", "17")
            .read()
            .injector();

    assertThat(injector.index()).isEqualTo(1);
    assertThat(injector.count()).isEqualTo(2);
    assertThat(injector.run()).isEqualTo("mine");
  }

  @Test
  void shouldDrawByTheCommonRunWhenNoSeedIsGiven() {
    String others = MEET + "salvo.injector { count = 2, run = mine, index = ";

    assertThat(Given.nothing().read().seed()).isEmpty();
    assertThat(Given.application(others + "0 }").read().seed())
        .isPresent()
        .isEqualTo(Given.application(others + "1 }").read().seed());
    assertThat(Given.application(others + "1 }").property("salvo.workload.seed", "7").read().seed())
        .hasValue(7);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "count = 2, run = a, meet = \"h:1\" | salvo.injector.index",
        "count = 2, run = a, meet = \"h:1\", index = 2 | salvo.injector.index",
        "count = 2, run = a, index = 0 | salvo.injector.meet",
        "count = 2, meet = \"h:1\", index = 0 | salvo.injector.run",
        "index = 1 | salvo.injector.count",
        "meet = \"h:1\" | salvo.injector.count",
        "count = 0 | salvo.injector.count",
        "timeout = 0 s | salvo.injector.timeout",
        "lost = 1 | salvo.injector.lost",
        "secret = short | salvo.injector.secret",
        "bind = \"a b\" | salvo.injector.bind",
        "run = \"a b\" | salvo.injector.run"
      })
  void shouldRefuseWhenInjectorsCouldNotMeet(String keys, String key) {
    Given given = Given.application("salvo.injector { " + keys + " }");

    assertThatThrownBy(given::read)
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("1 problem")
        .hasMessageContaining(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"10.0.0.4", "10.0.0.4:7800;10.0.0.5:7800", "dns:salvo", "folder:", "host:port"})
  void shouldRefuseAPlaceThatIsNone(String meet) {
    Given given =
        Given.application(
            "salvo.injector { count = 2, index = 0, run = a, meet = \"" + meet + "\" }");

    assertThatThrownBy(given::read).hasMessageContaining("salvo.injector.meet");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.4:7800",
        "a-b.example:1,[::1]:7800",
        "dns:salvo.load.svc:7800",
        "folder:/a b/c"
      })
  void shouldTakeEachKindOfPlace(String meet) {
    Given given =
        Given.application(
            "salvo.injector { count = 2, index = 0, run = a, meet = \"" + meet + "\" }");

    assertThat(given.read().injector().meet()).hasValue(meet);
  }

  @Test
  void shouldSayHowLongWithoutTellingItWhenTheSecretIsShort() {
    assertThatThrownBy(
            () -> Given.nothing().variable("SALVO_INJECTOR_SECRET", "easy-to-guess").read())
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("a secret of at least 16 characters")
        .hasMessageNotContaining("easy-to-guess");
  }
}

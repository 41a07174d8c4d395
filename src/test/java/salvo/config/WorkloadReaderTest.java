package salvo.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.config.source.SettingsProblem;

class WorkloadReaderTest {

  @ParameterizedTest
  @CsvSource({"even,", "poisson,1", "gamma,2"})
  void shouldReadHowMuchTheDistancesOfArrivalsVary(String arrivals, Double variation) {
    Given given = Given.nothing().property("salvo.workload.arrivals", arrivals);
    if (arrivals.equals("gamma")) {
      given = given.property("salvo.workload.variation", "2");
    }

    OptionalDouble read = given.read().workload().variation();

    assertThat(read)
        .isEqualTo(variation == null ? OptionalDouble.empty() : OptionalDouble.of(variation));
  }

  @Test
  void shouldRefuseGammaArrivalsOfNoVariation() {
    assertThat(Given.application("salvo.workload.arrivals = gamma").problems())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.key()).isEqualTo("salvo.workload.arrivals");
              assertThat(it.fix()).contains("-Dsalvo.workload.variation=2");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"even", "poisson"})
  void shouldRefuseAVariationOfOtherArrivals(String arrivals) {
    List<SettingsProblem> problems =
        Given.application("salvo.workload { arrivals = " + arrivals + ", variation = 2 }")
            .problems();

    assertThat(problems)
        .extracting(SettingsProblem::key)
        .containsExactly("salvo.workload.variation");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "21", "much", "NaN", "{}"})
  void shouldRefuseAVariationThatIsNone(String variation) {
    assertThat(
            Given.application("salvo.workload { arrivals = gamma, variation = " + variation + " }")
                .problems())
        .extracting(SettingsProblem::key)
        .containsExactly("salvo.workload.variation");
  }
}

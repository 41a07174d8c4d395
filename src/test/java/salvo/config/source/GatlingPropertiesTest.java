package salvo.config.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.config.Given;

class GatlingPropertiesTest {

  @ParameterizedTest
  @CsvSource({
    "gatling.resultsFolder, pass -Dsalvo.report.directory",
    "gatling.core.directory.results, pass -Dsalvo.report.directory",
    "gatling.simulationclass, pass -Dgatling.simulationClass",
    "gatling.socket.conectTimeout, pass -Dgatling.socket.connectTimeout",
    "gatling.nothingLikeIt, leave it out"
  })
  void shouldTellOfAPropertyThatNobodyReads(String name, String fix) {
    assertThat(Given.nothing().property(name, "x").problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.key()).isEqualTo("-D" + name))
        .satisfies(problem -> assertThat(problem.fix()).isEqualTo(fix));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gatling.simulationClass",
        "gatling.jvmArgs",
        "gatling.data.writers.0",
        "gatling.data.enableAnalytics",
        "gatling.ssl.trustStore.file",
        "gatling.enterprise.apiToken"
      })
  void shouldLeaveAPropertyOfGatlingAlone(String name) {
    assertThat(Given.nothing().property(name, "x").problems()).isEmpty();
  }
}

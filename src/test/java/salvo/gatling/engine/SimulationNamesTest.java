package salvo.gatling.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatling.javaapi.core.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulationNamesTest {

  private static final String CONTENT = "simulations.content.ContentSimulation";

  private final SimulationNames names = SimulationNames.ofClassPath();

  @ParameterizedTest
  @CsvSource({"ContentSimulation", CONTENT})
  void shouldFindItWhenNamedInFullOrInShort(String name) {
    assertThat(names.find(name)).contains(CONTENT);
  }

  @Test
  void shouldFindNoneWhenAClassIsAbstractOrNoSimulation() {
    assertThat(names.find(Simulation.class.getName())).isEmpty();
    assertThat(names.find("LoadSimulation")).isEmpty();
    assertThat(names.find("contentsimulation")).isEmpty();
  }

  @Test
  void shouldNameTheNearestWhenANameIsMistyped() {
    assertThat(names.nearest("simulations.ContntSimulation"))
        .startsWith("Did you mean ContentSimulation? There are: ")
        .contains(", ContentSimulation, ");
    assertThat(names.nearest("X")).startsWith("There are: ");
  }

  @ParameterizedTest
  @CsvSource({"content,ContentSimulation", "my-shop,MyShopSimulation", "a,ASimulation"})
  void shouldFollowTheConventionWhenASystemIsNamed(String system, String simulation) {
    assertThat(SimulationNames.ofSystem(system)).isEqualTo(simulation);
  }
}

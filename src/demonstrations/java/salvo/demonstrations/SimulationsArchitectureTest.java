package salvo.demonstrations;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** How the demonstration systems are layered, and what they leave to Salvo. */
class SimulationsArchitectureTest {

  private static final JavaClasses SIMULATIONS =
      new ClassFileImporter().importPackages("simulations");

  /** What Salvo does for them: settings, the machine, the load. */
  private static final ArchRule SIMULATIONS_LEAVE_IT_TO_SALVO =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.typesafe.config..", "oshi..");

  /** But for the folder of the user's cache, where the programs of a PostgreSQL are kept. */
  private static final ArchRule SIMULATIONS_READ_NO_PROPERTIES_AND_NO_ENVIRONMENT =
      noClasses()
          .that()
          .haveNameNotMatching(".*\\.(OwnPostgres|PostgresBinaries)(Test)?")
          .should()
          .accessTargetWhere(
              target(owner(equivalentTo(System.class)))
                  .and(target(nameMatching("getProperty|getProperties|getenv"))));

  private static final ArchRule SIMULATIONS_KEEP_TO_THE_PUBLIC_API =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("io.gatling..", "scala..")
                  .and(not(resideInAPackage("io.gatling.javaapi.."))))
          .allowEmptyShould(true);

  private static final ArchRule REQUESTS_KNOW_NO_SCENARIO =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Requests")
          .should()
          .dependOnClassesThat()
          .haveNameMatching(".*(Scenarios|Simulation)")
          .allowEmptyShould(true);

  private static final ArchRule SCENARIOS_KNOW_NO_SIMULATION =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Scenarios")
          .should()
          .dependOnClassesThat()
          .haveNameMatching(".*Simulation")
          .allowEmptyShould(true);

  @Test
  void shouldReadNoSettingsAndWatchNoMachineWhenSalvoDoes() {
    SIMULATIONS_LEAVE_IT_TO_SALVO.check(SIMULATIONS);
    SIMULATIONS_READ_NO_PROPERTIES_AND_NO_ENVIRONMENT.check(SIMULATIONS);
  }

  @Test
  void shouldKeepToThePublicApiWhenASimulationUsesGatling() {
    SIMULATIONS_KEEP_TO_THE_PUBLIC_API.check(SIMULATIONS);
  }

  @Test
  void shouldKnowNothingOfItsUsersWhenASimulationIsLayered() {
    REQUESTS_KNOW_NO_SCENARIO.check(SIMULATIONS);
    SCENARIOS_KNOW_NO_SIMULATION.check(SIMULATIONS);
  }

  @Test
  void shouldKnowNothingOfOtherSystemsWhenASystemIsSimulated() {
    slices()
        .matching("simulations.(*)..")
        .should()
        .notDependOnEachOther()
        .allowEmptyShould(true)
        .check(SIMULATIONS);
  }

  @Test
  void shouldFailWhenARuleIsBroken() {
    assertBroken(REQUESTS_KNOW_NO_SCENARIO, UpwardRequests.class);
    assertBroken(SCENARIOS_KNOW_NO_SIMULATION, UpwardScenarios.class);
  }

  private static void assertBroken(ArchRule rule, Class<?> offender) {
    JavaClasses classes = new ClassFileImporter().importClasses(offender);
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> rule.check(classes))
        .withMessageContaining(offender.getName());
  }

  private record UpwardRequests(UpwardScenarios scenarios) {}

  private record UpwardScenarios(UpwardSimulation simulation) {}

  private record UpwardSimulation() {}
}

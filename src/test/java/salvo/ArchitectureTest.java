package salvo;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import salvo.slo.Slo;

/** Who may import whom. A package that has no classes yet passes; one that has no rule fails. */
class ArchitectureTest {

  /** What each package of {@code salvo} may import of the others. */
  private static final Map<String, List<String>> IMPORTS =
      Map.ofEntries(
          entry("abort", List.of("config", "event", "slo", "stats", "text")),
          entry(
              "analysis",
              List.of("config", "monitor", "resources", "slo", "stats", "text", "workload")),
          entry("api", List.of("config", "report", "saved", "suite")),
          entry("compare", List.of("event", "slo", "stats", "text")),
          entry("config", List.of("text")),
          entry("event", List.of()),
          entry(
              "gatling",
              List.of("config", "event", "report", "run", "slo", "suite", "text", "workload")),
          entry("live", List.of("analysis", "event", "monitor", "slo", "stats", "text")),
          entry("merge", List.of("analysis", "config", "event", "report", "saved", "slo", "stats")),
          entry("monitor", List.of("config")),
          entry(
              "report",
              List.of(
                  "analysis",
                  "compare",
                  "event",
                  "monitor",
                  "resources",
                  "saved",
                  "slo",
                  "stats",
                  "text")),
          entry("resources", List.of("monitor", "slo", "stats", "text")),
          entry(
              "run",
              List.of(
                  "abort",
                  "compare",
                  "config",
                  "event",
                  "live",
                  "monitor",
                  "report",
                  "sandbox",
                  "saved",
                  "slo",
                  "stats",
                  "workload")),
          entry("sandbox", List.of()),
          entry(
              "saved",
              List.of(
                  "analysis",
                  "compare",
                  "config",
                  "event",
                  "monitor",
                  "report",
                  "resources",
                  "run",
                  "slo",
                  "stats",
                  "text",
                  "workload")),
          entry("slo", List.of("config", "stats", "text")),
          entry("stats", List.of("event")),
          entry("suite", List.of("report", "saved", "slo", "text")),
          entry("text", List.of()),
          entry("workload", List.of("config")));

  /** Packages that may import any other. */
  private static final Set<String> FREE = Set.of("cli");

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("salvo");

  private static final JavaClasses SIMULATIONS =
      new ClassFileImporter().importPackages("simulations");

  private static final ArchRule MAIN_WITHOUT_GATLING =
      noClasses().should().dependOnClassesThat().resideInAPackage("io.gatling..");

  private static final ArchRule ONLY_CONFIG_READS_HOCON =
      noClasses()
          .that()
          .resideOutsideOfPackage("salvo.config..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.typesafe.config..")
          .allowEmptyShould(true);

  private static final ArchRule ONLY_MONITOR_USES_OSHI =
      noClasses()
          .that()
          .resideOutsideOfPackage("salvo.monitor..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("oshi..")
          .allowEmptyShould(true);

  private static final ArchRule ONLY_CONFIG_READS_PROPERTIES_AND_ENVIRONMENT =
      noClasses()
          .that()
          .resideOutsideOfPackages("salvo.config..", "simulations.support..")
          .should()
          .accessTargetWhere(
              target(owner(equivalentTo(System.class)))
                  .and(target(nameMatching("getProperty|getProperties|getenv"))))
          .allowEmptyShould(true);

  private static final ArchRule ONLY_SUPPORT_USES_GATLING_INTERNALS =
      noClasses()
          .that()
          .resideOutsideOfPackage("simulations.support..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.gatling..").and(not(resideInAPackage("io.gatling.javaapi.."))))
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

  @ParameterizedTest
  @MethodSource("packages")
  void shouldImportOnlyWhatItMayWhenAPackageUsesAnother(String name) {
    onlyImports("salvo." + name + "..", IMPORTS.get(name)).check(MAIN);
  }

  @Test
  void shouldHaveARuleWhenAPackageExists() {
    Stream<String> packages =
        MAIN.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> name.startsWith("salvo."))
            .map(name -> name.split("\\.")[1])
            .filter(name -> !FREE.contains(name));

    assertThat(packages).isNotEmpty().allSatisfy(name -> assertThat(IMPORTS).containsKey(name));
  }

  @Test
  void shouldRunWithoutGatlingWhenItIsNotASimulation() {
    MAIN_WITHOUT_GATLING.check(MAIN);
  }

  @Test
  void shouldReadSettingsInOnePlaceWhenTheyComeFromOutside() {
    ONLY_CONFIG_READS_HOCON.check(MAIN);
    ONLY_CONFIG_READS_HOCON.check(SIMULATIONS);
    ONLY_CONFIG_READS_PROPERTIES_AND_ENVIRONMENT.check(MAIN);
    ONLY_CONFIG_READS_PROPERTIES_AND_ENVIRONMENT.check(SIMULATIONS);
  }

  @Test
  void shouldUseOshiInOnePlaceWhenTheMachineIsWatched() {
    ONLY_MONITOR_USES_OSHI.check(MAIN);
    ONLY_MONITOR_USES_OSHI.check(SIMULATIONS);
  }

  @Test
  void shouldKeepToThePublicApiWhenASimulationUsesGatling() {
    ONLY_SUPPORT_USES_GATLING_INTERNALS.check(SIMULATIONS);
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
        .ignoreDependency(
            alwaysTrue(), resideInAnyPackage("simulations.support..", "simulations.users.."))
        .allowEmptyShould(true)
        .check(SIMULATIONS);
  }

  @Test
  void shouldKnowNothingOfTheMachineryWhenItDescribesUsers() {
    noClasses()
        .that()
        .resideInAPackage("simulations.users..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("simulations.support..")
        .allowEmptyShould(true)
        .check(SIMULATIONS);
  }

  @Test
  void shouldFailWhenARuleIsBroken() {
    assertBroken(onlyImports("salvo", List.of("stats")), ImportsTheSlos.class);
    assertBroken(ONLY_CONFIG_READS_PROPERTIES_AND_ENVIRONMENT, ReadsTheEnvironment.class);
    assertBroken(ONLY_CONFIG_READS_PROPERTIES_AND_ENVIRONMENT, HandsOutProperties.class);
    assertBroken(REQUESTS_KNOW_NO_SCENARIO, UpwardRequests.class);
    assertBroken(SCENARIOS_KNOW_NO_SIMULATION, UpwardScenarios.class);
  }

  @Test
  void shouldPassWhenAnImportIsAllowed() {
    onlyImports("salvo", List.of("slo"))
        .check(new ClassFileImporter().importClasses(ImportsTheSlos.class));
  }

  static Set<String> packages() {
    return IMPORTS.keySet();
  }

  /** Classes of the package import, of Salvo's, only the root, themselves and what is allowed. */
  private static ArchRule onlyImports(String from, List<String> allowed) {
    String[] known =
        Stream.concat(
                Stream.of("salvo", from), allowed.stream().map(name -> "salvo." + name + ".."))
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(from)
        .should()
        .dependOnClassesThat(resideInAPackage("salvo..").and(not(resideInAnyPackage(known))))
        .allowEmptyShould(true);
  }

  private static void assertBroken(ArchRule rule, Class<?> offender) {
    JavaClasses classes = new ClassFileImporter().importClasses(offender);
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> rule.check(classes))
        .withMessageContaining(offender.getName());
  }

  /** Offends, as those below, so that the rules can be seen to notice. */
  private record ImportsTheSlos(Slo slo) {}

  private static final class ReadsTheEnvironment {
    String home() {
      return System.getenv("HOME");
    }
  }

  private static final class HandsOutProperties {
    Optional<String> value(String key) {
      return Optional.of(key).map(System::getProperty);
    }
  }

  private record UpwardRequests(UpwardScenarios scenarios) {}

  private record UpwardScenarios(UpwardSimulation simulation) {}

  private record UpwardSimulation() {}
}

package salvo;

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
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import salvo.slo.Slo;

/** Who may import whom. A package that has no classes yet passes; one that has no rule fails. */
class ArchitectureTest {

  /** What each room may import of the others; rooms within it are part of it. */
  private static final Map<String, List<String>> IMPORTS =
      Map.ofEntries(
          entry("text", List.of()),
          entry("event", List.of()),
          // The stand-in server agrees with its clients about HTTP, not by sharing code with them.
          entry("sandbox", List.of()),
          entry("config", List.of("text")),
          entry("monitor", List.of("config", "text")),
          entry("workload", List.of("config", "text")),
          entry("stats", List.of("event")),
          entry("slo", List.of("config", "stats", "text")),
          entry("resources", List.of("config", "monitor", "stats", "slo", "text")),
          entry("compare", List.of("event", "stats", "slo", "text")),
          entry(
              "analysis",
              List.of("config", "workload", "monitor", "stats", "slo", "resources", "text")),
          entry("abort", List.of("config", "event", "stats", "slo", "text")),
          entry("live", List.of("event", "stats", "slo", "monitor", "analysis", "text")),
          entry(
              "report",
              List.of(
                  "workload",
                  "event",
                  "stats",
                  "slo",
                  "monitor",
                  "resources",
                  "analysis",
                  "compare",
                  "text")),
          entry(
              "saved",
              List.of(
                  "config",
                  "workload",
                  "event",
                  "stats",
                  "slo",
                  "monitor",
                  "resources",
                  "analysis",
                  "compare",
                  "report",
                  "text")),
          entry(
              "merge",
              List.of(
                  "config", "workload", "event", "stats", "slo", "analysis", "report", "saved")),
          entry("suite", List.of("slo", "report", "saved", "text")),
          // It starts the sandbox in a process of its own: by its main class and its JVM flags.
          entry(
              "run",
              List.of(
                  "config",
                  "workload",
                  "event",
                  "stats",
                  "slo",
                  "abort",
                  "monitor",
                  "analysis",
                  "compare",
                  "report",
                  "saved",
                  "live",
                  "sandbox",
                  "text")),
          entry(
              "gatling",
              List.of("config", "workload", "event", "slo", "report", "suite", "run", "text")),
          entry("api", List.of("config", "report", "saved", "suite")));

  /** Rooms that may import any other. */
  private static final Set<String> FREE = Set.of("cli");

  /** A room with more files than this needs rooms within it. */
  private static final int MOST_FILES = 17;

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("salvo");

  private static final JavaClasses SIMULATIONS =
      new ClassFileImporter().importPackages("simulations");

  private static final ArchRule ONLY_ITS_ROOM_USES_GATLING =
      noClasses()
          .that()
          .resideOutsideOfPackage("salvo.gatling..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.gatling..");

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
          .resideOutsideOfPackages("salvo.config..", "salvo.gatling..")
          .should()
          .accessTargetWhere(
              target(owner(equivalentTo(System.class)))
                  .and(target(nameMatching("getProperty|getProperties|getenv"))))
          .allowEmptyShould(true);

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
  void shouldRunWithoutGatlingWhenItIsNotOfItsRoom() {
    ONLY_ITS_ROOM_USES_GATLING.check(MAIN);
  }

  @Test
  void shouldImportOneWayWhenRoomsStandWithinRooms() {
    slices().matching("salvo.(**)").should().beFreeOfCycles().check(MAIN);
  }

  @Test
  void shouldStaySmallWhenARoomGrows() {
    Map<String, Long> files =
        MAIN.stream()
            .filter(it -> it.isTopLevelClass() && !it.getSimpleName().equals("package-info"))
            .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));

    assertThat(files)
        .allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(MOST_FILES));
  }

  @Test
  void shouldSayWhatItIsForWhenThereIsARoom() {
    assertThat(MAIN.stream().map(JavaClass::getPackageName).distinct())
        .filteredOn(name -> name.startsWith("salvo."))
        .allSatisfy(
            name ->
                assertThat(Path.of("src/main/java", name.split("\\.")).resolve("package-info.java"))
                    .isRegularFile());
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

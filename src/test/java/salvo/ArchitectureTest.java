package salvo;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
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
import salvo.api.LoadTest;
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
          entry("config", List.of("event", "text")),
          entry("monitor", List.of("config", "text")),
          entry("trace", List.of("config", "imports", "text")),
          entry("workload", List.of("config", "trace", "text")),
          entry("doctor", List.of("config", "monitor", "text")),
          entry("publish", List.of("config", "report", "saved", "text")),
          entry("stats", List.of("event")),
          entry("slo", List.of("config", "event", "stats", "text")),
          entry("resources", List.of("config", "monitor", "stats", "slo", "text")),
          entry("compare", List.of("event", "stats", "slo", "text")),
          entry("capacity", List.of("config", "compare", "stats", "slo", "text")),
          entry(
              "analysis",
              List.of(
                  "config", "workload", "event", "monitor", "stats", "slo", "resources", "text")),
          entry("abort", List.of("config", "event", "stats", "slo", "text")),
          entry("web", List.of("text")),
          entry("live", List.of("event", "stats", "slo", "monitor", "analysis", "web", "text")),
          entry(
              "report",
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
                  "config",
                  "workload",
                  "event",
                  "stats",
                  "slo",
                  "resources",
                  "analysis",
                  "report",
                  "saved")),
          entry("suite", List.of("slo", "live", "report", "saved", "web", "text")),
          entry("imports", List.of("config", "text")),
          entry("injectors", List.of("web", "text")),
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
                  "capacity",
                  "report",
                  "saved",
                  "live",
                  "sandbox",
                  "injectors",
                  "merge",
                  "web",
                  "text")),
          entry(
              "gatling",
              List.of(
                  "config",
                  "trace",
                  "workload",
                  "event",
                  "slo",
                  "analysis",
                  "report",
                  "saved",
                  "suite",
                  "run",
                  "text")),
          entry(
              "ui",
              List.of(
                  "config",
                  "workload",
                  "slo",
                  "live",
                  "compare",
                  "report",
                  "saved",
                  "suite",
                  "gatling",
                  "web",
                  "text")),
          entry("mcp", List.of("config", "report", "saved", "suite", "ui", "text")),
          entry("api", List.of("config", "report", "saved", "suite")));

  /** Rooms that may import any other. */
  private static final Set<String> FREE = Set.of("cli");

  /** A room with more files than this needs rooms within it. */
  private static final int MOST_FILES = 17;

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("salvo");

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

  private static final JavaClasses TESTS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.OnlyIncludeTests())
          .importPackages("salvo");

  private static final DescribedPredicate<JavaClass> READ_THE_SETTINGS_OF_THEIR_PROCESS =
      describe(
          "read the settings of their process",
          it -> it.getAccessesFromSelf().stream().anyMatch(ArchitectureTest::readsSettings));

  private static final ArchRule TESTS_HAVE_SETTINGS_OF_THEIR_OWN =
      classes()
          .that(READ_THE_SETTINGS_OF_THEIR_PROCESS)
          .should()
          .dependOnClassesThat()
          .areAssignableTo(OwnSettings.class);

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
    ONLY_CONFIG_READS_PROPERTIES_AND_ENVIRONMENT.check(MAIN);
  }

  @Test
  void shouldUseOshiInOnePlaceWhenTheMachineIsWatched() {
    ONLY_MONITOR_USES_OSHI.check(MAIN);
  }

  @Test
  void shouldNotDependOnWhatUsersEditWhenItIsATestOfSalvo() {
    assertThat(TESTS).hasSizeGreaterThan(100);
    noTestDependsOn("simulations..").check(TESTS);
    TESTS_HAVE_SETTINGS_OF_THEIR_OWN.check(TESTS);
  }

  @Test
  void shouldFailWhenARuleIsBroken() {
    assertBroken(noTestDependsOn("salvo.slo.."), ImportsTheSlos.class);
    assertBroken(TESTS_HAVE_SETTINGS_OF_THEIR_OWN, LoadTest.class);
    assertBroken(onlyImports("salvo", List.of("stats")), ImportsTheSlos.class);
    assertBroken(ONLY_CONFIG_READS_PROPERTIES_AND_ENVIRONMENT, ReadsTheEnvironment.class);
    assertBroken(ONLY_CONFIG_READS_PROPERTIES_AND_ENVIRONMENT, HandsOutProperties.class);
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

  /** Tests of the demonstrations may: what they test belongs to users. */
  private static ArchRule noTestDependsOn(String packages) {
    return noClasses()
        .that()
        .resideOutsideOfPackage("salvo.demonstrations..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(packages);
  }

  private static boolean readsSettings(JavaAccess<?> access) {
    return access.getTargetOwner().isEquivalentTo(LoadTest.class)
        || access.getTargetOwner().getPackageName().equals("salvo.cli")
            && access.getName().equals("execute")
        || access.getTargetOwner().getPackageName().equals("salvo.config")
            && access.getName().equals("load");
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
}

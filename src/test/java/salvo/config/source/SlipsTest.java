package salvo.config.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.config.Given;

class SlipsTest {

  @ParameterizedTest
  @CsvSource({
    // Short names in another case, with separators, or with a slip of the finger.
    "baseURL, baseUrl",
    "baseurl, baseUrl",
    "BASEURL, baseUrl",
    "base-url, baseUrl",
    "base.url, baseUrl",
    "base_url, baseUrl",
    "baseUr, baseUrl",
    "basUrl, baseUrl",
    "baseUri, baseUrl",
    "profle, profile",
    "profil, profile",
    "Profile, profile",
    "porfile, profile",
    "profiles, profile",
    "user, users",
    "Users, users",
    "usres, users",
    "userss, users",
    "RPS, rps",
    "rsp, rps",
    "rp, rps",
    "rpss, rps",
    "apikey, salvo.systems.content.options.apiKey",
    "duraton, duration",
    "Duration, duration",
    "durations, duration",
    "rampup, rampUp",
    "ramp-up, rampUp",
    "ramp, rampUp",
    "request, requests",
    "reqests, requests",
    "spawnrate, spawnRate",
    "spawnRat, spawnRate",
    "spawn_rate, spawnRate",
    "modle, model",
    "Model, model",
    "sytem, system",
    "System, system",
    "systems, system",
    "usertypes, userTypes",
    "userType, userTypes",
    "timescale, timeScale",
    "timescal, timeScale",
    "paralel, parallel",
    "Quiet, quiet",
    "quite, quiet",
    "Simulation, simulation",
    "simulatons, simulations",
    // Keys without a prefix, with a wrong one, and in another case.
    "workload.rps, salvo.workload.rps",
    "Workload.Rps, salvo.workload.rps",
    "worklod.users, salvo.workload.users",
    "workload.profiles.lunch.rps, salvo.workload.profiles.lunch.rps",
    "slo.global.p95, salvo.slo.global.p95",
    "http.requestTimeout, salvo.http.requestTimeout",
    "http.requesttimout, salvo.http.requestTimeout",
    "systems.content.options.apiKey, salvo.systems.content.options.apiKey",
    "sandbox.port, salvo.sandbox.port",
    "requestTimeout, salvo.http.requestTimeout",
    "skipfirst, salvo.report.skipFirst",
    "gatling.workload.rps, salvo.workload.rps",
    "slavo.workload.rps, salvo.workload.rps",
    "SALVO.workload.rps, salvo.workload.rps",
    "salvoo.slo.global.p95, salvo.slo.global.p95"
  })
  void shouldSuggestWhatWasMeantWhenAPropertyIsASlip(String given, String meant) {
    assertThat(Given.nothing().property(given, "s3cret").problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.key()).isEqualTo("-D" + given);
              assertThat(problem.fix()).startsWith("did you mean -D" + meant + "?");
              assertThat(problem.text()).doesNotContain("s3cret");
            });
  }

  /** What Java, Maven and its plug-ins, IDEs and continuous integration give to a process. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.home",
        "user.name",
        "user.dir",
        "file.encoding",
        "http.proxyHost",
        "http.agent",
        "http.maxConnections",
        "http.keepAlive",
        "https.proxyPort",
        "socksProxyHost",
        "line.separator",
        "sun.java.command",
        "jdk.debug",
        "native.encoding",
        "awt.toolkit",
        "os.version",
        "maven.home",
        "maven.multiModuleProjectDirectory",
        "maven.repo.local",
        "maven.test.skip",
        "classworlds.conf",
        "library.jansi.path",
        "env.PATH",
        "env.SALVO_BASE_URL",
        "basedir",
        "localRepository",
        "surefire.test.class.path",
        "surefire.real.class.path",
        "skipTests",
        "skipITs",
        "test",
        "it.test",
        "groups",
        "excludedGroups",
        "trimStackTrace",
        "forkCount",
        "reuseForks",
        "argLine",
        "encoding",
        "source",
        "target",
        "release",
        "revision",
        "sha1",
        "changelist",
        "style.color",
        "debug",
        "debugForkedProcess",
        "failIfNoTests",
        "includes",
        "excludes",
        "output",
        "outputFile",
        "scope",
        "module",
        "goals",
        "tag",
        "name",
        "version",
        "artifactId",
        "groupId",
        "packaging",
        "username",
        "password",
        "branch",
        "gpg.skip",
        "sonar.host.url",
        "sonar.projectKey",
        "sonar.profile",
        "spring.profiles.active",
        "quarkus.profile",
        "idea.test.cyclic.buffer.size",
        "intellij.debug.agent",
        "teamcity.version",
        "build.number",
        "hudson.model.Slave",
        "jenkins.model",
        "sbt.version",
        "gatling.simulationClass",
        "gatling.runDescription",
        "gatling.data.writers.0",
        "gatling.http.requestTimeout",
        "gatling.charting.indicators.percentile1",
        "logback.configurationFile",
        "org.slf4j.simpleLogger.defaultLogLevel",
        "io.netty.leakDetection.level",
        "vertx.disableDnsResolver",
        "oshi.os.linux.procfs.path",
        "picocli.ansi",
        "simulations.parentWatch",
        "plain.target",
        "bench.requests",
        "built.jar",
        "shop.users",
        "own.profile",
        "token",
        "region",
        "color",
        "ops",
        "url",
        "host"
      })
  void shouldLeaveAPropertyAloneWhenItIsOfAnotherProgram(String name) {
    assertThat(Given.nothing().property(name, "x").problems()).isEmpty();
  }

  @Test
  void shouldLeaveThePropertiesOfThisProcessAlone() {
    Given given = Given.nothing();
    System.getProperties().stringPropertyNames().stream()
        .filter(name -> !name.startsWith("salvo."))
        .forEach(name -> given.property(name, "x"));

    assertThat(given.problems()).isEmpty();
  }

  @Test
  void shouldLeaveAPropertyAloneWhenItIsNamedAsTheUsersOwn() {
    assertThat(
            Given.application("salvo.ownProperties = [user, requestTimeout]\nuser { a = 1 }")
                .property("user", "bob")
                .property("requestTimeout", "3")
                .problems())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "profile = normal               | profile           | salvo.workload.profile",
        "baseUrl = \"http://localhost\" | baseUrl           | salvo.baseUrl",
        "baseURL = \"http://localhost\" | baseURL           | salvo.baseUrl",
        "workload { rps = 5 }           | workload.rps      | salvo.workload.rps",
        "workload.profiles.a.rps = 5    | workload.profiles | salvo.workload.profiles",
        "http.requestTimeout = 1 s      | http.requestTimeout | salvo.http.requestTimeout",
        "slo { global { p95 = 1 s } }   | slo.global        | salvo.slo.global",
        "Salvo.workload.rps = 5         | Salvo             | salvo",
        "gatling.workload.rps = 5       | gatling.workload.rps | salvo.workload.rps"
      })
  void shouldNameKeyAndLineWhenAFileHasASettingBesideSalvo(String line, String key, String meant) {
    assertThat(Given.application("\n" + line).problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.key()).isEqualTo(key);
              assertThat(problem.source()).endsWith(".conf:2");
              assertThat(problem.fix()).startsWith("did you mean " + meant + "?");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"my.host = a", "gatling.http.requestTimeout = 5", "shop { users = 3 }"})
  void shouldLeaveAFilesOtherKeysAlone(String line) {
    assertThat(Given.application(line).problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "SALVO_WORKLOD_RPS, SALVO_WORKLOAD_RPS",
    "salvo_worklod_rps, SALVO_WORKLOAD_RPS",
    "SLAVO_WORKLOAD_RPS, SALVO_WORKLOAD_RPS",
    "SALV_BASE_URL, SALVO_BASE_URL"
  })
  void shouldSuggestTheVariableWhenOneIsASlip(String given, String meant) {
    assertThat(Given.nothing().variable(given, "5").problems())
        .extracting(SettingsProblem::key, SettingsProblem::fix)
        .containsExactly(tuple(given, "did you mean " + meant + "?"));
  }

  @ParameterizedTest
  @CsvSource({
    "SALVO_PORT, tcp://10.96.0.7:8080",
    "SALVO_SERVICE_HOST, 10.96.0.7",
    "SALVO_SERVICE_PORT, 8080",
    "SALVO_SERVICE_PORT_HTTP, 8080",
    "SALVO_PORT_8080_TCP, tcp://10.96.0.7:8080",
    "SALVO_PORT_8080_TCP_PROTO, tcp",
    "SALVO_PORT_8080_TCP_PORT, 8080",
    "SALVO_PORT_8080_TCP_ADDR, 10.96.0.7",
    "SALVO_PORT_53_UDP, udp://10.96.0.7:53",
    "SALVO_SANDBOX_PORT, tcp://10.96.0.8:80",
    "SALVO_GRAFANA_SERVICE_HOST, 10.96.0.9",
    "SALVER_HOME, /opt/salver",
    "SALVIA_PORT, 8080"
  })
  void shouldLeaveAVariableAloneWhenItIsALinkToAService(String name, String value) {
    assertThat(Given.nothing().variable(name, value).problems()).isEmpty();
  }

  @Test
  void shouldTellOfAPortThatIsNoLink() {
    assertThat(
            List.of(
                Given.nothing().variable("SALVO_PORT", "8080").problems().size(),
                Given.nothing().variable("SALVO_SANDBOX_PORT", "http").problems().size()))
        .containsExactly(1, 1);
  }

  @ParameterizedTest
  @CsvSource({
    "baseUrl, SALVO_BASE_URL, salvo.baseUrl",
    "system, SALVO_SYSTEM, salvo.system",
    "userTypes, SALVO_WORKLOAD_USER_TYPES, salvo.workload.userTypes",
    "profile, SALVO_PROFILE, salvo.workload.profile",
    "simulations, SALVO_SUITE_SIMULATIONS, salvo.suite.simulations"
  })
  void shouldRefuseAnEmptyValueWhereItWouldChangeWhatIsTested(
      String property, String variable, String key) {
    assertThat(Given.nothing().property(property, " ").problems())
        .extracting(SettingsProblem::key)
        .containsExactly(key);
    assertThat(Given.nothing().variable(variable, "").problems()).isNotEmpty();
  }

  @Test
  void shouldRefuseAnEmptyTargetWhenAVariableOfTheFileIsEmpty() {
    assertThat(Given.application("salvo.baseUrl = ${?TARGET}").variable("TARGET", "").problems())
        .extracting(SettingsProblem::key, SettingsProblem::fix)
        .containsExactly(tuple("salvo.baseUrl", "set the variable, or leave variable TARGET out"));
    assertThat(Given.application("salvo.baseUrl = \"\"").problems()).isEmpty();
    assertThat(Given.application("salvo.baseUrl = ${?TARGET}").problems()).isEmpty();
  }

  @Test
  void shouldTakeOneNameForTwoOfTheSystemAndRefuseTwo() {
    assertThat(Given.nothing().property("simulation", "content").read().system())
        .hasValue("content");
    assertThat(Given.nothing().property("simulation", "a").property("system", "b").problems())
        .extracting(SettingsProblem::key)
        .containsExactly("salvo.system");
  }
}

package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import salvo.e2e.simulations.Mistakes;
import salvo.e2e.simulations.OwnContentSimulation;
import salvo.gatling.ChosenSimulation;

/**
 * Mistakes in a simulation: one sentence, exit status 1, no stack trace and nothing left behind.
 */
class MistakesTest {

  /** Lets the sandbox stand in for whatever the simulation loads. */
  private static final String STAND_IN =
      """
      salvo.systems.SYSTEM.sandbox { "GET /healthz" {} }
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource("mistakes")
  void shouldSayWhatIsWrongWhenASimulationCannotBeRun(
      Class<?> simulation, String system, String sentence) {
    FinishedRun run =
        refused(
            GatlingLaunch.of(simulation, folder)
                .withSettings(STAND_IN.replace("SYSTEM", system))
                .start());

    assertThat(run.console()).contains(sentence);
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of(
            Mistakes.ThrowingSimulation.class,
            "throwing",
            "ThrowingSimulation could not be created: NumberFormatException: For input string:"
                + " \"often\" in line 26 of Mistakes.java. Correct it there."),
        Arguments.of(
            Mistakes.ThrowingFieldSimulation.class,
            "throwing-field",
            "ThrowingFieldSimulation could not be created: NullPointerException: Cannot invoke"),
        Arguments.of(
            Mistakes.ThrowingFieldSimulation.class,
            "throwing-field",
            " in line 31 of Mistakes.java. Correct it there."),
        Arguments.of(
            Mistakes.SameTasksSimulation.class,
            "same-tasks",
            "There are two tasks of prober called probe. Rename one of them."),
        Arguments.of(
            Mistakes.SameUsersSimulation.class,
            "same-users",
            "There are two user types called prober. Rename one of them."),
        Arguments.of(
            Mistakes.NoTaskSimulation.class,
            "no-task",
            "The user type prober has no task. Give it one: .task(\"name\", 1, ...)."),
        Arguments.of(
            Mistakes.NoRequestSimulation.class,
            "no-request",
            "The task think of prober sends no request. Add one, or say with sends(1, \"name\")"),
        Arguments.of(
            Mistakes.DataInNameSimulation.class,
            "data-in-name",
            "The task look of prober sends a request whose name holds data: product #{id}. Give it"
                + " a constant name, and put the data into its path."),
        Arguments.of(
            Mistakes.NoUsersSimulation.class,
            "no-users",
            "The simulation has no user type. Give load(...) one: users(\"name\")."),
        Arguments.of(
            Mistakes.NoFeederSimulation.class,
            "no-feeder",
            "The feeder feeders/shop/nowhere.csv is missing; put it there, or correct the path"),
        Arguments.of(
            Mistakes.NoSetUpSimulation.class,
            "no-set-up",
            "NoSetUpSimulation has no load. Call setUp(load(...)).assertions(slos()) in its"
                + " constructor."),
        Arguments.of(
            Mistakes.NothingSetUpSimulation.class,
            "nothing-set-up",
            "NothingSetUpSimulation has no load. Call setUp(load(...)).assertions(slos())"),
        Arguments.of(
            Mistakes.LoadTwiceSimulation.class,
            "load-twice",
            "LoadTwiceSimulation calls load(...) twice. Give all its user types to one call."),
        Arguments.of(
            Mistakes.SetUpTwiceSimulation.class,
            "set-up-twice",
            "SetUpTwiceSimulation could not be created: UnsupportedOperationException: Can only"
                + " call setUp once in line "),
        Arguments.of(
            Mistakes.EarlySlosSimulation.class,
            "early-slos",
            "EarlySlosSimulation calls slos() before load(...). Write"
                + " setUp(load(...)).assertions(slos())."));
  }

  @Test
  void shouldNameTheNearestWhenTheSystemIsUnknown() {
    FinishedRun run =
        refused(
            GatlingLaunch.of(ChosenSimulation.class, folder).with("system", "endpoint").start());

    assertThat(run.console())
        .contains(
            "system = endpoint: there is no simulation of that name. Did you mean endpoints? There"
                + " are ")
        .contains("; create one of your own with ./salvo new endpoint.");
  }

  @Test
  void shouldSayBothChoicesWhenTheyContradict() {
    FinishedRun run =
        refused(
            GatlingLaunch.of(OwnContentSimulation.class, folder).with("system", "shop").start());

    assertThat(run.console())
        .contains(
            "salvo.system = shop: OwnContentSimulation loads own. Leave out one of the two"
                + " choices.");
  }

  private static FinishedRun refused(GatlingProcess process) {
    FinishedRun run = process.await();
    assertThat(run.exitCode()).as(run.console()).isEqualTo(1);
    assertThat(run.console()).doesNotContain("\tat ").doesNotContain("Exception in");
    assertThat(run.resultNames()).isEmpty();
    return run;
  }
}

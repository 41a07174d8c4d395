package salvo.gatling.load;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.FeederBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.gatling.Feeders;
import salvo.gatling.engine.BadSimulation;
import salvo.gatling.engine.GatlingDsl;
import salvo.gatling.feeder.Sharing;
import salvo.gatling.users.Anonymous;
import salvo.gatling.users.Identities;
import salvo.gatling.users.Journey;
import salvo.gatling.users.Task;
import salvo.gatling.users.UserType;
import salvo.workload.Share;

class UniqueRecordsTest {

  @TempDir private Path folder;

  @BeforeAll
  static void prepare() {
    GatlingDsl.allow();
  }

  @AfterEach
  void alone() {
    Sharing.set(new Sharing(Share.ALL, 0, true, sentence -> {}));
  }

  @Test
  void shouldRefuseAnOpenLoadWhenItTakesMoreThanThereAre() throws IOException {
    // A task in two signs up, and takes two records.
    assertThat(
            refusal(100, "salvo.workload.tasksPerSecond", "12", "salvo.workload.duration", "10 s"))
        .isEqualTo(
            "The feeder "
                + folder.resolve("people.csv")
                + " has 100 records, each of which is used once (unique), and the load takes about"
                + " 120. Give it at least 120, offer less load, or let records be used again: share"
                + " = split, in code without unique(...).");
  }

  @Test
  void shouldSayNothingWhenThereAreEnough() throws IOException {
    assertThatNoException()
        .isThrownBy(
            () ->
                require(
                    types(120),
                    new Anonymous(),
                    MixedUsers.with(
                        "salvo.workload.tasksPerSecond", "12", "salvo.workload.duration", "10 s")));
  }

  @Test
  void shouldRefuseUsersWithSoManyTasksEachWhenTheyTakeMoreThanThereAre() throws IOException {
    assertThat(
            refusal(
                69,
                "salvo.workload.profile",
                "users-requests-light",
                "salvo.workload.users",
                "7",
                "salvo.workload.requests",
                "10"))
        .contains(" has 69 records", "the load takes about 70. Give it at least 70,");
  }

  @Test
  void shouldAskForSoManyThatThePartOfEachInjectorIsEnough() throws IOException {
    // Injectors 0 to 2 do 24, 23 and 23 of 70 tasks and have 24, 24 and 23 of 71 records.
    String[] load = {
      "salvo.workload.tasksPerSecond", "7", "salvo.workload.duration", "10 s",
      "salvo.injector.count", "3", "salvo.injector.index", "0",
      "salvo.injector.meet", "127.0.0.1:7800", "salvo.injector.run", "r"
    };

    assertThat(refusal(69, load))
        .contains(
            "takes about 70. Give it at least 70, of which each of 3 injectors has its part,");
    assertThatNoException()
        .isThrownBy(() -> require(types(70), new Anonymous(), MixedUsers.with(load)));
  }

  @Test
  void shouldCountWhatTheSetUpTakes() throws IOException {
    FeederBuilder<?> people = people(10);
    Identities accounts =
        new Anonymous() {
          @Override
          public ChainBuilder prepare() {
            return feed(people);
          }

          @Override
          public int toMake(int users) {
            return users;
          }
        };
    List<UserType> types =
        List.of(
            UserType.users(
                "reader", new Journey(List.of(Task.of("read", exec(s -> s)).sends(1, "read")))));
    MixedUsers users =
        MixedUsers.with(
            "salvo.workload.users",
            "11",
            "salvo.workload.duration",
            "10 s",
            "salvo.warmUp.duration",
            "0 s");

    assertThatExceptionOfType(BadSimulation.class)
        .isThrownBy(() -> require(types, accounts, users))
        .withMessageContaining("the load takes about 11.");
  }

  @Test
  void shouldRefuseNothingWhenTheUsersDecideHowManyTheyTake() throws IOException {
    MixedUsers users =
        MixedUsers.with(
            "salvo.workload.model", "closed",
            "salvo.workload.users", "50",
            "salvo.workload.duration", "1 h");

    assertThatNoException().isThrownBy(() -> require(types(1), new Anonymous(), users));
  }

  @Test
  void shouldRefuseAClosedLoadWhenItsBoundAllowsMoreThanThereAre() throws IOException {
    assertThat(
            refusal(
                99,
                "salvo.workload.model",
                "closed",
                "salvo.workload.users",
                "50",
                "salvo.workload.tasksPerSecond",
                "10",
                "salvo.workload.duration",
                "10 s"))
        .contains("the load takes about 100.");
  }

  @Test
  void shouldRefuseWhatIsNoFeederOfSalvo() throws IOException {
    FeederBuilder<?> once = people(1);

    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> Feeders.all(once))
        .withMessageStartingWith("all(...) takes what feeder(...), Feeders.csv(...)");
  }

  private String refusal(int records, String... settings) throws IOException {
    List<UserType> types = types(records);
    try {
      require(types, new Anonymous(), MixedUsers.with(settings));
    } catch (BadSimulation e) {
      return String.join("\n", e.problems());
    }
    return "";
  }

  private static void require(List<UserType> types, Identities identities, MixedUsers users) {
    UserMix mix = users.mix(types, true);
    UniqueRecords.requireEnough(mix, identities, users.offered(mix), users.settings());
  }

  /** Of two tasks that are equally often done, one takes two records. */
  private List<UserType> types(int records) throws IOException {
    FeederBuilder<?> people = people(records);
    return List.of(
        UserType.users(
            "visitor",
            new Journey(
                List.of(
                    Task.of("sign-up", feed(people, 2)).sends(1, "sign up"),
                    Task.of("look", exec(session -> session)).sends(1, "look")))));
  }

  private FeederBuilder<?> people(int records) throws IOException {
    Path file = folder.resolve("people.csv");
    Files.writeString(file, "name" + "\nann".repeat(records));
    Sharing.set(new Sharing(Share.ALL, 0, true, sentence -> {}));
    return Feeders.unique(Feeders.file(file));
  }
}

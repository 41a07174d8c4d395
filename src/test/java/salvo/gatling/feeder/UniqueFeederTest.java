package salvo.gatling.feeder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gatling.javaapi.core.CoreDsl;
import io.gatling.javaapi.core.FeederBuilder;
import io.gatling.javaapi.core.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.event.Phase;
import salvo.gatling.draw.Draws;
import salvo.gatling.draw.UserSession;
import salvo.gatling.engine.GatlingDsl;
import salvo.workload.Share;
import scala.Option;

class UniqueFeederTest {

  private static final int RECORDS = 11;

  @TempDir Path folder;

  private final List<String> told = new ArrayList<>();

  @BeforeAll
  static void prepare() {
    GatlingDsl.allow();
  }

  @AfterEach
  void alone() {
    Sharing.set(new Sharing(Share.ALL, 0, true, sentence -> {}));
  }

  @ParameterizedTest
  @CsvSource({"1, false", "2, false", "3, false", "4, false", "1, true", "3, true"})
  void shouldGiveEachRecordOnceWhenAllInjectorsTakeTheirs(int injectors, boolean isLarge)
      throws IOException {
    List<String> together = new ArrayList<>();
    for (int index = 0; index < injectors; index++) {
      FeederBuilder<String> feeder = feeder(new Share(index, injectors), isLarge).unique();
      together.addAll(given(feeder, user("buyer"), RECORDS));
    }

    assertThat(together).containsExactlyInAnyOrderElementsOf(all());
    assertThat(told).hasSize(injectors == 1 ? 0 : injectors);
  }

  @Test
  void shouldTellOnceThatAllAreUsedWhenMoreAreWanted() throws IOException {
    FeederBuilder<String> feeder = feeder(new Share(1, 3), false).unique();
    Session last = Fed.by(feeder, user("buyer"), Option.empty());
    given(feeder, user("buyer"), RECORDS);

    assertThat(told)
        .containsExactly(
            "The feeder people.csv ran out: this injector has used its 4 of 11 records, each of"
                + " which is used once (unique). Give it more, or offer less load.");
    Session without = Fed.by(feeder, last, Option.empty());
    assertThat(without.isFailed()).isTrue();
    assertThat(without.contains("name")).as("its last record").isFalse();
  }

  @Test
  void shouldGiveNoRecordTwiceWhenTwoFeedersAreOfOneFile() throws IOException {
    Sharing.set(new Sharing(Share.ALL, 0, true, told::add));
    FeederBuilder<String> one = source(false).unique();
    FeederBuilder<Object> other =
        source(false).unique().transform((name, value) -> "again " + value);

    assertThat(given(one, user("buyer"), 2)).containsExactly("0", "1");
    assertThat(given(other, user("buyer"), 2)).containsExactly("again 2", "again 3");
    assertThat(given(one, user("buyer"), 1)).containsExactly("4");
  }

  @Test
  void shouldGiveSeveralAtOnceWhileThereAreSoMany() throws IOException {
    FeederBuilder<String> feeder = feeder(Share.ALL, false).unique();

    assertThat(Fed.by(feeder, user("buyer"), Option.apply(4)).<String>getList("name"))
        .containsExactly("0", "1", "2", "3");
    assertThat(Fed.by(feeder, user("buyer"), Option.apply(8)).isFailed()).isTrue();
    assertThat(told).hasSize(1);
  }

  @Test
  void shouldUseNoneUpForAWarmUpWhenThatCallsAnotherService() throws IOException {
    FeederBuilder<String> feeder = feeder(Share.ALL, false).unique();

    assertThat(given(feeder, user(Phase.WARM_UP_LOAD), 3 * RECORDS)).hasSize(3 * RECORDS);
    assertThat(given(feeder, user("buyer"), 1)).containsExactly("0");

    Sharing.set(new Sharing(Share.ALL, 0, false, told::add));
    FeederBuilder<String> onTarget = source(false).unique();
    assertThat(given(onTarget, user(Phase.WARM_UP_LOAD), 1)).containsExactly("0");
    assertThat(given(onTarget, user("buyer"), 1)).containsExactly("1");
  }

  @Test
  void shouldRefuseAnotherOrderThanThatOfTheFile() throws IOException {
    FeederBuilder<String> feeder = feeder(Share.ALL, false).unique();

    assertThat(feeder.queue()).isSameAs(feeder);
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(feeder::circular)
        .withMessage(
            "each record of people.csv is used once, in the order of the file: leave out"
                + " .circular(), or unique(...)");
    assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(feeder::random);
    assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(feeder::shuffle);
  }

  private DrawnFeeder<String> feeder(Share share, boolean isLarge) throws IOException {
    Sharing.set(new Sharing(share, 7, true, told::add));
    return source(isLarge);
  }

  private DrawnFeeder<String> source(boolean isLarge) throws IOException {
    Path file = folder.resolve("people.csv");
    Files.writeString(file, "name\n" + String.join("\n", all()) + "\n");
    FeederBuilder<String> source =
        isLarge ? new LargeFeeder<>(RecordFile.of(file)) : CoreDsl.csv(file.toString());
    return new DrawnFeeder<>(source, "people.csv");
  }

  private static List<String> all() {
    return IntStream.range(0, RECORDS).mapToObj(String::valueOf).toList();
  }

  private static Session user(String scenario) {
    return Draws.begin(UserSession.of(1, scenario), 7, "buyer", 1);
  }

  private static List<String> given(FeederBuilder<?> feeder, Session user, int times) {
    List<String> given = new ArrayList<>();
    for (int time = 0; time < times; time++) {
      Session fed = Fed.by(feeder, user, Option.empty());
      if (!fed.isFailed()) {
        given.add(fed.getString("name"));
      }
    }
    return given;
  }
}

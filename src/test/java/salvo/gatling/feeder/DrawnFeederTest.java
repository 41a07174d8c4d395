package salvo.gatling.feeder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatling.javaapi.core.CoreDsl;
import io.gatling.javaapi.core.FeederBuilder;
import io.gatling.javaapi.core.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.gatling.draw.Draws;
import salvo.gatling.draw.UserSession;
import salvo.gatling.engine.GatlingDsl;
import scala.Option;

class DrawnFeederTest {

  private static final int RECORDS = 1_000;

  @TempDir Path folder;

  @BeforeAll
  static void prepare() {
    GatlingDsl.allow();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldFeedAUserTheSameWhateverOthersDraw(boolean isLarge) throws IOException {
    DrawnFeeder<String> alone = feeder(isLarge);
    DrawnFeeder<String> shared = feeder(isLarge);
    List<String> expected = fed(alone, user(3), 20);

    Session user = user(3);
    Session other = user(4);
    List<String> drawn = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      fed(shared, other, i);
      drawn.addAll(fed(shared, user, 1));
    }

    assertThat(drawn).isEqualTo(expected);
    assertThat(fed(alone, user(4), 20)).isNotEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldDrawAllRecordsAlike(boolean isLarge) throws IOException {
    List<String> drawn = fed(feeder(isLarge), user(0), 10_000);

    assertThat(new HashSet<>(drawn)).hasSizeBetween(980, RECORDS);
    assertThat(drawn.stream().filter(it -> Integer.parseInt(it) < 500).count())
        .isBetween(4_800L, 5_200L);
  }

  @Test
  void shouldGiveSeveralAtOnceAsAListOfEachName() throws IOException {
    List<String> several = Fed.by(feeder(false), user(1), Option.apply(3)).<String>getList("n");

    assertThat(several).hasSize(3).isEqualTo(fed(feeder(false), user(1), 3));
  }

  @Test
  void shouldTransformEachValue() throws IOException {
    FeederBuilder<Object> feeder = feeder(false).transform((name, value) -> name + value);

    assertThat(Fed.by(feeder, user(1), Option.empty()).getString("n"))
        .isEqualTo("n" + fed(feeder(false), user(1), 1).get(0));
  }

  @Test
  void shouldLeaveOtherStrategiesToGatling() throws IOException {
    DrawnFeeder<String> feeder = feeder(false);

    assertThat(feeder.recordsCount()).isEqualTo(RECORDS);
    assertThat(feeder.readRecords()).hasSize(RECORDS);
    assertThat(feeder.random()).isSameAs(feeder);
    assertThat(List.of(feeder.queue(), feeder.circular(), feeder.shuffle()))
        .noneMatch(it -> it instanceof DrawnFeeder);
  }

  @Test
  void shouldFailTheUserWhenTheFileCannotBeReadAnyMore() throws IOException {
    DrawnFeeder<String> feeder = feeder(true);
    feeder.asScala();
    Files.writeString(folder.resolve("a.csv"), "");

    assertThat(Fed.by(feeder, user(1), Option.empty()).isFailed()).isTrue();
  }

  @Test
  void shouldRefuseToBeAskedAsAnActor() {
    FedRecords records =
        new FedRecords("name", FedRecords.Choice.drawn(1), number -> null, Runnable::run);

    assertThat(records.name()).isEqualTo("name");
    assertThatThrownBy(() -> records.replyPromise(null))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private DrawnFeeder<String> feeder(boolean isLarge) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("a.csv"),
            IntStream.range(0, RECORDS)
                .mapToObj(String::valueOf)
                .collect(Collectors.joining("\n", "n\n", "")));
    return new DrawnFeeder<>(
        isLarge ? new LargeFeeder<>(RecordFile.of(file)) : CoreDsl.csv(file.toString()),
        file.toString());
  }

  private static Session user(long number) {
    return Draws.begin(UserSession.of(1), 7, "buyer", number);
  }

  private static List<String> fed(DrawnFeeder<?> feeder, Session user, int times) {
    return IntStream.range(0, times)
        .mapToObj(it -> Fed.by(feeder, user, Option.empty()).getString("n"))
        .toList();
  }
}

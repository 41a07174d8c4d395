package salvo.gatling.feeder;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatling.javaapi.core.CoreDsl;
import io.gatling.javaapi.core.FeederBuilder;
import io.gatling.javaapi.core.internal.Converters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.gatling.engine.GatlingDsl;
import salvo.workload.Share;
import scala.collection.Iterator;
import scala.collection.immutable.Map;

class SharingTest {

  private static final int RECORDS = 10;
  private static final int INJECTORS = 3;

  @TempDir Path folder;

  @BeforeAll
  static void prepare() {
    GatlingDsl.allow();
  }

  @AfterEach
  void alone() {
    Sharing.set(new Sharing(Share.ALL, 0, true, sentence -> {}));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldTakeEachRecordOnceWhenTheyAreInAQueue(boolean isLarge) throws IOException {
    List<List<String>> parts = new ArrayList<>();
    for (int index = 0; index < INJECTORS; index++) {
      parts.add(taken(feeder(index, isLarge).queue(), RECORDS));
    }

    assertThat(parts)
        .containsExactly(
            List.of("0", "3", "6", "9"), List.of("1", "4", "7"), List.of("2", "5", "8"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldGoRoundTogetherWhenTheyAreCircular(boolean isLarge) throws IOException {
    List<String> together = new ArrayList<>();
    for (int index = 0; index < INJECTORS; index++) {
      together.addAll(taken(feeder(index, isLarge).circular(), 10));
    }

    assertThat(together.stream().collect(Collectors.groupingBy(it -> it, Collectors.counting())))
        .hasSize(RECORDS)
        .allSatisfy((record, count) -> assertThat(count).isEqualTo(3));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldTakeEachRecordOnceWhenTheyAreShuffled(boolean isLarge) throws IOException {
    List<String> together = new ArrayList<>();
    for (int index = 0; index < INJECTORS; index++) {
      together.addAll(taken(feeder(index, isLarge).shuffle(), RECORDS));
    }

    assertThat(together).doesNotHaveDuplicates().hasSize(RECORDS).isNotEqualTo(all());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldTakeAllRecordsWhenThereIsOneInjector(boolean isLarge) throws IOException {
    Sharing.set(new Sharing(Share.ALL, 0, true, sentence -> {}));

    assertThat(taken(source(isLarge).queue(), RECORDS)).isEqualTo(all());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldTakeAllRecordsEachWhenTheyAreNotShared(boolean isLarge) throws IOException {
    for (int index = 0; index < INJECTORS; index++) {
      DrawnFeeder<String> feeder = (DrawnFeeder<String>) feeder(index, isLarge);

      assertThat(taken(feeder.whole().queue(), RECORDS)).isEqualTo(all());
      assertThat(taken(feeder.whole().circular(), 2 * RECORDS)).hasSize(2 * RECORDS);
      assertThat(taken(feeder.whole().shuffle(), RECORDS))
          .containsExactlyInAnyOrderElementsOf(all());
    }
  }

  private FeederBuilder<String> feeder(int index, boolean isLarge) throws IOException {
    Sharing.set(new Sharing(new Share(index, INJECTORS), 7, true, sentence -> {}));
    return source(isLarge);
  }

  private FeederBuilder<String> source(boolean isLarge) throws IOException {
    Path file = folder.resolve("records.csv");
    Files.writeString(file, "value\n" + String.join("\n", all()) + "\n");
    FeederBuilder<String> source =
        isLarge ? new LargeFeeder<>(RecordFile.of(file)) : CoreDsl.csv(file.toString());
    return new DrawnFeeder<>(source, file.toString());
  }

  private static List<String> all() {
    return IntStream.range(0, RECORDS).mapToObj(String::valueOf).toList();
  }

  private static List<String> taken(FeederBuilder<?> feeder, int most) {
    Iterator<Map<String, Object>> records = feeder.asScala().apply();
    List<String> taken = new ArrayList<>();
    while (taken.size() < most && records.hasNext()) {
      taken.add(String.valueOf(Converters.toJavaMap(records.next()).get("value")));
    }
    return taken;
  }
}

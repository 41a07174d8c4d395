package salvo.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatling.javaapi.core.FeederBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.gatling.engine.GatlingDsl;
import salvo.gatling.feeder.LargeFeeder;

class FeedersTest {

  @BeforeAll
  static void prepare() {
    GatlingDsl.allow();
  }

  @Test
  void shouldTakeAFileBesideTheClassOrOfTheProject() {
    assertThat(records("beside.csv")).isEqualTo(1);
    assertThat(records("salvo/formats.csv")).isGreaterThan(1);
  }

  @Test
  void shouldLeaveTheRecordsOfALargeFileWhereTheyAre(@TempDir Path folder) throws IOException {
    String word = "x".repeat(9_999);
    Path small =
        Files.writeString(folder.resolve("small.csv"), "word" + ("\n" + word).repeat(1_500));
    Path large =
        Files.writeString(folder.resolve("large.csv"), "word" + ("\n" + word).repeat(1_700));
    String record = "{\"word\":\"" + word + "\"}";
    Path json =
        Files.writeString(
            folder.resolve("large.json"), "[" + (record + ",").repeat(1_699) + record + "]");

    assertThat(Feeders.file(small).queue()).isInstanceOf(FeederBuilder.FileBased.class);
    FeederBuilder<?> csvFeeder = Feeders.file(large, Set.of("word"));
    assertThat(csvFeeder.queue()).isInstanceOf(LargeFeeder.class);
    assertThat(csvFeeder.recordsCount()).isEqualTo(1_700);
    FeederBuilder<?> jsonFeeder = Feeders.file(json, Set.of("word"));
    assertThat(jsonFeeder.queue()).isInstanceOf(LargeFeeder.class);
    assertThat(jsonFeeder.recordsCount()).isEqualTo(1_700);
  }

  private static int records(String path) {
    return Feeders.of(FeedersTest.class, path).recordsCount();
  }
}

package salvo.cli.named;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamedRunTest {

  @TempDir private Path results;

  @BeforeEach
  void makeRun() throws IOException {
    Files.createDirectories(results.resolve("shop-1"));
    Files.writeString(results.resolve("latest"), "shop-1\n");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"latest", "shop-1"})
  void shouldFindTheRunInTheResultsFolderHoweverItIsCalled(String name) throws IOException {
    assertThat(NamedRun.of(name, results)).isEqualTo(results.resolve("shop-1"));
  }

  @Test
  void shouldTakeAPathAsItIsWhenItExists() throws IOException {
    String path = results.resolve("shop-1").toString();

    assertThat(NamedRun.of(path, Path.of("elsewhere"))).isEqualTo(Path.of(path));
  }

  @Test
  void shouldLeaveToTheReaderWhatIsNowhere() throws IOException {
    assertThat(NamedRun.of("shop-2", results)).isEqualTo(Path.of("shop-2"));
    assertThat(NamedRun.ifAny("nowhere/../shop-1", results)).isEmpty();
  }

  @Test
  void shouldTellWhenThereIsNoNewest() {
    assertThatIOException()
        .isThrownBy(() -> NamedRun.of("latest", results.resolve("shop-1")))
        .withMessageContaining("There is no ");
  }

  @Test
  void shouldCountBackFromTheNewestByTheTimesInTheirNames() throws IOException {
    Path runs = Files.createDirectories(results.resolve("runs"));
    String[] ids = {
      "shop-20260102030405678", "blog-20260101030405678", "shop-20251231235959999", "copied"
    };
    for (String id : ids) {
      Files.writeString(Files.createDirectories(runs.resolve(id)).resolve("simulation.log"), "");
    }
    Files.setLastModifiedTime(
        runs.resolve("copied/simulation.log"),
        FileTime.from(Instant.parse("2025-06-01T00:00:00Z")));
    Files.writeString(runs.resolve("latest"), ids[0] + "\n");

    assertThat(NamedRun.of("latest~0", runs)).isEqualTo(runs.resolve(ids[0]));
    assertThat(NamedRun.of("latest~1", runs)).isEqualTo(runs.resolve(ids[1]));
    assertThat(NamedRun.of("latest~2", runs)).isEqualTo(runs.resolve(ids[2]));
    assertThat(NamedRun.of("latest~3", runs)).isEqualTo(runs.resolve(ids[3]));
    assertThatIOException()
        .isThrownBy(() -> NamedRun.of("latest~4", runs))
        .withMessage(
            "latest~4: only 3 runs in "
                + runs
                + " are older than the latest. Name one by its folder or its id.");
  }

  @Test
  void shouldFindARunOfASuiteByBothNames() throws IOException {
    Path run = Files.createDirectories(results.resolve("all-1/shop-3"));

    assertThat(NamedRun.of("all-1/shop-3", results)).isEqualTo(run);
    assertThat(NamedRun.ifAny("all-1/../../shop-3", results)).isEmpty();
  }
}

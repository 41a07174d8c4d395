package salvo.cli.named;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}

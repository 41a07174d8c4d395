package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code ./salvo import}: what it writes runs at once, against its own stand-in. */
@Tag("thorough")
class ImportTest {

  private static final Path CORPUS = Path.of("src/test/resources/imports/openapi").toAbsolutePath();

  @TempDir private Path folder;

  static List<String> corpus() throws IOException {
    try (Stream<Path> all = Files.list(CORPUS)) {
      return all.map(it -> it.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void shouldBeGreenAgainstItsOwnStandIn(String file) throws Exception {
    imported(file, "--with-writes");

    SaidCommand said = salvo("try", "imported");

    assertThat(said.status()).as(said.out()).isZero();
    assertThat(said.out()).contains(" 0 problems.").doesNotContain("Not sent", "problem  ", "warn");
  }

  @Test
  void shouldBeLoadedByItsName() throws Exception {
    imported("fleet-3.1.yaml");

    SaidCommand validated = salvo("validate", "imported");
    assertThat(validated.status()).as(validated.out()).isZero();
    SaidCommand run = salvo("run", "imported", "-Dusers=2", "-DtasksPerSecond=5", "-Dduration=5s");

    assertThat(run.status()).as(run.out()).isZero();
    assertThat(run.out()).contains("PASS", "GET /bikes/{bikeId}");
  }

  private void imported(String file, String... options) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("import", CORPUS.resolve(file).toString()));
    arguments.addAll(
        List.of("--name", "imported", "-o", folder.resolve("project/simulations/in").toString()));
    arguments.addAll(Arrays.asList(options));
    SaidCommand said = salvo(arguments.toArray(String[]::new));
    assertThat(said.status()).as(said.out()).isZero();
  }

  private SaidCommand salvo(String... arguments) throws IOException, InterruptedException {
    return SaidCommand.of(folder, List.of(arguments));
  }
}

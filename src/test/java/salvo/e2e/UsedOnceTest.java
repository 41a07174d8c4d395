package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.e2e.RawTarget.Reaction;

/** Records of which a run uses each once, by one injector or by several. */
@Tag("thorough")
class UsedOnceTest {

  private static final Map<String, Object> TWENTY_FOUR =
      Map.of("model", "open", "rps", 8, "duration", "3 s");

  @TempDir private Path folder;

  private final List<String> asked = new CopyOnWriteArrayList<>();

  @Test
  void shouldUseEachRecordOnceWhateverTheNumberOfInjectors() throws Exception {
    for (int injectors = 1; injectors <= 4; injectors++) {
      asked.clear();
      FinishedRun run = run(24, injectors, TWENTY_FOUR);

      assertThat(run.exitCode()).as(run.console()).isZero();
      assertThat(asked)
          .as("%d injectors", injectors)
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, 24).mapToObj(it -> "/people/p" + it).toList());
    }
  }

  @Test
  void shouldSendNothingWhenThereAreTooFew() throws Exception {
    FinishedRun run = run(23, 1, TWENTY_FOUR);

    assertThat(run.exitCode()).as(run.console()).isEqualTo(1);
    assertThat(run.console())
        .contains("people.csv has 23 records", "the load takes about 24. Give it at least 24,");
    assertThat(asked).isEmpty();
  }

  @Test
  void shouldEndTheLoadOfAllWhenTheRecordsRunOut() throws Exception {
    FinishedRun run = run(30, 2, Map.of("model", "closed", "users", 4, "duration", "1 min"));

    assertThat(run.exitCode()).as(run.console()).isEqualTo(3);
    assertThat(run.summary().reasons().get(0))
        .contains("people.csv ran out: this injector has used its 15 of 30 records");
    assertThat(asked.stream().filter(it -> it.startsWith("/people/p")))
        .doesNotHaveDuplicates()
        .hasSizeBetween(15, 30);
  }

  private FinishedRun run(int records, int injectors, Map<String, Object> load) throws Exception {
    try (RawTarget target = RawTarget.start(this::answer)) {
      GatlingLaunch launch =
          GatlingLaunch.endpoints(folder)
              .with("baseUrl", target.uri())
              .withSettings(
                  """
                  salvo.systems.endpoints {
                    userTypes.client.thinkTime { min = 100 ms, max = 100 ms }
                    list = [
                      { name = sign up, path = "/people/#{name}", feeder = "FEEDER", share = unique }
                    ]
                  }
                  """
                      .replace("FEEDER", people(records).toString()))
              .byInjectors(injectors == 1 ? 0 : injectors);
      load.forEach(launch::with);
      try (GatlingProcess process = launch.start()) {
        return process.await();
      }
    }
  }

  private Reaction answer(String path) {
    asked.add(path);
    return Reaction.OK;
  }

  private Path people(int records) throws IOException {
    return Files.writeString(
        folder.resolve("people.csv"),
        IntStream.range(0, records)
            .mapToObj(it -> "p" + it)
            .collect(Collectors.joining("\n", "name\n", "\n")));
  }
}

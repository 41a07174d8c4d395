package salvo.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.OwnSettings;
import salvo.e2e.simulations.OwnContentSimulation;
import salvo.gatling.validation.MadeSimulation;
import salvo.ui.start.KnownSimulation;

/** What a simulation has in its code is read in the background. */
class SimulationsApiTest {

  @TempDir private Path folder;

  @Test
  void shouldTellWhatTheConfigurationNamesUntilTheSimulationIsRead() throws Exception {
    CountDownLatch read = new CountDownLatch(1);
    try (OpenRoom room =
        room(
            it -> {
              await(read);
              return SampleContents.made(it);
            })) {
      JsonNode before = room.get("simulations/own");

      assertThat(before.path("reading").asBoolean()).isTrue();
      assertThat(before.path("userTypes").findValuesAsText("name")).contains("admin");
      assertThat(before.has("objectives")).isFalse();

      read.countDown();
      JsonNode one = room.simulation("own");

      assertThat(one.path("userTypes").findValuesAsText("name"))
          .containsExactly("shopper", "clerk");
      assertThat(one.at("/userTypes/0/tasks").toString()).isEqualTo("{\"browse\":2,\"buy\":1}");
      assertThat(one.at("/userTypes/0/requests/buy/1").asText()).isEqualTo("check out");
      assertThat(one.path("endpoints")).hasSize(4);
      assertThat(one.at("/objectives/2/scope").asText()).isEqualTo("check out");
      assertThat(one.path("offers").asText()).isEqualTo("open: 10 tasks/s");
      assertThat(one.path("notes")).hasSize(1);
      assertThat(one.path("faults")).isEmpty();
      assertThat(one.path("profiles")).isNotEmpty();
    }
  }

  @Test
  void shouldReadAgainOnlyWhenTheSettingsHaveChanged() throws Exception {
    AtomicInteger times = new AtomicInteger();
    Path settings = Files.copy(OwnSettings.FILE, folder.resolve("own.conf"));
    try (OpenRoom room =
        room(
            it -> {
              times.incrementAndGet();
              return SampleContents.made(it);
            })) {
      System.setProperty("salvo.config", settings.toString());
      room.simulation("own");
      room.simulation("own");
      assertThat(times).hasValue(1);

      Files.writeString(settings, Files.readString(settings) + "\nsalvo.slo.global.p95 = 77 ms\n");

      assertThat(room.get("simulations/own").path("reading").asBoolean()).isTrue();
      room.simulation("own");
      assertThat(times).hasValue(2);
    } finally {
      OwnSettings.use();
    }
  }

  @Test
  void shouldTellWhyItCannotBeMade() throws Exception {
    String fault = "OwnContentSimulation could not be created: in line 26 of Own.java.";
    try (OpenRoom room = room(it -> MadeSimulation.refused(it, List.of(fault)))) {
      JsonNode one = room.simulation("own");

      assertThat(one.at("/faults/0").asText()).isEqualTo(fault);
      assertThat(one.path("userTypes").findValuesAsText("name")).contains("admin");
      assertThat(one.path("profiles")).isNotEmpty();
    }
    try (OpenRoom room =
        room(
            it -> {
              throw new IllegalStateException("no process");
            })) {
      assertThat(room.simulation("own").at("/faults/0").asText())
          .isEqualTo("It could not be created: java.lang.IllegalStateException: no process");
    }
  }

  private OpenRoom room(Function<String, MadeSimulation> make) throws Exception {
    return OpenRoom.over(
        folder, make, new KnownSimulation(OwnContentSimulation.class.getName(), "own"));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

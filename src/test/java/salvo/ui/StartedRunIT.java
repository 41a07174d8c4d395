package salvo.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.OwnSettings;
import salvo.e2e.Waiting;
import salvo.ui.start.KnownSimulation;

/** A run that is started from the room outlives it, and is found and stopped by the next one. */
class StartedRunIT {

  private static final KnownSimulation OWN = RoomProcess.OWN;

  @TempDir private Path folder;

  @Test
  void shouldGoOnWhenItsRoomEndsAndBeFoundByTheNext() throws Exception {
    String id;
    JsonNode watched;
    try (OpenRoom room = OpenRoom.over(folder, OWN)) {
      HttpResponse<String> started =
          room.send(
              "POST",
              "runs",
              """
              {"simulation": "own", "settings": {"duration": "10 min", "tasksPerSecond": 5,
                "salvo.warmUp.duration": "0 s", "salvo.config": "OWN",
                "salvo.report.injectorLimits.samples": 100000}}
              """
                  .replace("OWN", OwnSettings.FILE.toString()));
      assertThat(started.statusCode()).as(started.body()).isEqualTo(201);
      id = OpenRoom.json(started).path("id").asText();
      watched = await(room, id, it -> it.path("livePage").isTextual());
      assertThat(room.get("runs?verdict=running").path("runs")).hasSize(1);
      await(room, id, it -> it.path("text").asText().contains("Load:"));
    }

    try (OpenRoom next = OpenRoom.over(folder, OWN)) {
      JsonNode found = next.get("starts/" + id);
      assertThat(found.path("running").asBoolean()).isTrue();
      assertThat(found.path("run")).isEqualTo(watched.path("run"));
      assertThat(found.path("livePage")).isEqualTo(watched.path("livePage"));
      String run = found.path("run").asText();
      assertThat(next.send("DELETE", "runs/" + run, "").statusCode()).isEqualTo(409);

      assertThat(next.send("POST", "starts/" + id + "/stop", "").statusCode()).isEqualTo(200);

      await(next, id, it -> !it.path("running").asBoolean());
      JsonNode ended = next.get("runs/" + run);
      assertThat(ended.path("state").asText()).isEqualTo("finished");
      assertThat(ended.path("verdict").asText()).isEqualTo("INCONCLUSIVE");
      assertThat(next.run(run).resolve("salvo/live.json")).doesNotExist();
      assertThat(next.send("POST", "starts/" + id + "/stop", "").statusCode()).isEqualTo(409);
    }
  }

  @Test
  void shouldEndWithItsKilledRoomOnlyWhenThatWasAskedFor() throws Exception {
    String ending;
    String going;
    try (RoomProcess killed = RoomProcess.over(folder)) {
      ending = started(killed, true);
      going = started(killed, false);
      try (OpenRoom watching = OpenRoom.over(folder, OWN)) {
        await(watching, ending, it -> it.path("text").asText().contains("Load:"));
        await(watching, going, it -> it.path("text").asText().contains("Load:"));
      }
      killed.kill();
    }

    try (OpenRoom next = OpenRoom.over(folder, OWN)) {
      await(next, ending, it -> !it.path("running").asBoolean());
      assertThat(next.get("starts/" + going).path("running").asBoolean()).isTrue();
      assertThat(next.send("POST", "starts/" + going + "/stop", "").statusCode()).isEqualTo(200);
      await(next, going, it -> !it.path("running").asBoolean());
      assertThat(next.get("runs").path("runs")).hasSize(2);
    }
  }

  private static String started(RoomProcess room, boolean endsWithRoom) throws Exception {
    HttpResponse<String> started =
        room.post(
            "runs",
            """
            {"simulation": "own", "endsWithRoom": ENDS, "settings": {"duration": "10 min",
              "tasksPerSecond": 5, "salvo.warmUp.duration": "0 s", "salvo.config": "OWN"}}
            """
                .replace("ENDS", String.valueOf(endsWithRoom))
                .replace("OWN", OwnSettings.FILE.toString()));
    assertThat(started.statusCode()).as(started.body()).isEqualTo(201);
    return OpenRoom.json(started).path("id").asText();
  }

  @Test
  void shouldTellWhatItSaidWhenItEndsWithoutARun() throws Exception {
    try (OpenRoom room = OpenRoom.over(folder, OWN)) {
      String id =
          OpenRoom.json(
                  room.send(
                      "POST",
                      "runs",
                      """
                      {"simulation": "own", "settings": {"userTypes": "nobody",
                        "salvo.systems.own.options.apiKey": "hunter2-hunter2",
                        "salvo.config": "OWN"}}
                      """
                          .replace("OWN", OwnSettings.FILE.toString())))
              .path("id")
              .asText();

      JsonNode ended = await(room, id, it -> !it.path("running").asBoolean());

      assertThat(ended.path("failed").asBoolean()).isTrue();
      assertThat(ended.path("text").asText()).contains("nobody");
      assertThat(room.get("runs").path("runs")).isEmpty();
      for (String name : List.of("start.json", "console.txt")) {
        assertThat(room.run(".ui").resolve(id).resolve(name))
            .content()
            .isNotEmpty()
            .doesNotContain("hunter2");
      }
    }
  }

  private static JsonNode await(OpenRoom room, String id, Predicate<JsonNode> condition)
      throws Exception {
    Waiting.until("the run that was started", () -> condition.test(start(room, id)));
    return start(room, id);
  }

  private static JsonNode start(OpenRoom room, String id) {
    try {
      return room.get("starts/" + id);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}

package salvo.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.live.LiveMark;

/** Runs as the control room lists, keeps and removes them. */
class RunsApiTest {

  private static final String PASS = "contentsimulation-20260102030405678";
  private static final String FAIL = "contentsimulation-20260102040405678";

  @TempDir private Path folder;
  private OpenRoom room;

  @BeforeEach
  void open() throws Exception {
    room = OpenRoom.over(folder);
    room.summary(PASS, "pass");
    room.summary(FAIL, "fail", "2026-01-02T03:04:05.678Z", "2026-01-02T04:04:05.678Z");
  }

  @AfterEach
  void close() throws Exception {
    room.close();
  }

  @Test
  void shouldListRunsWithTheirFiguresWhenTheyHaveEnded() throws Exception {
    JsonNode runs = room.get("runs").path("runs");

    assertThat(ids(runs)).containsExactly(FAIL, PASS);
    JsonNode pass = runs.get(1);
    assertThat(pass.path("state").asText()).isEqualTo("finished");
    assertThat(pass.path("verdict").asText()).isEqualTo("PASS");
    assertThat(pass.path("reason").asText()).isEqualTo("All 4 objectives were met.");
    assertThat(pass.path("simulation").asText()).isEqualTo("ContentSimulation");
    assertThat(pass.path("profile").asText()).isEqualTo("normal");
    assertThat(pass.path("target").asText()).isEqualTo("http://127.0.0.1:8080");
    assertThat(pass.path("start").asText()).isEqualTo("2026-01-02T03:04:05.678Z");
    assertThat(pass.path("durationSeconds").asDouble()).isEqualTo(60);
    assertThat(pass.at("/figures/requests").asLong()).isEqualTo(1501);
    assertThat(pass.at("/figures/errorRate").asDouble()).isZero();
    assertThat(pass.at("/figures/requestsPerSecond").asDouble()).isEqualTo(25.016666666666666);
    assertThat(pass.at("/figures/p95").asLong()).isEqualTo(4250);
    assertThat(pass.at("/figures/p99").asLong()).isEqualTo(4850);
    assertThat(pass.at("/series/p95").size()).isBetween(1, 30);
  }

  @Test
  void shouldTellARunInFullWithItsFiles() throws Exception {
    Files.writeString(room.run(PASS).resolve("salvo/report.html"), "<p>report</p>");
    Files.writeString(room.run(PASS).resolve("req_list-123.html"), "one of many");

    JsonNode run = room.get("runs/" + PASS);

    assertThat(run.path("reasons")).hasSize(1);
    assertThat(run.path("endpoints")).isNotEmpty();
    assertThat(run.at("/endpoints/0/name").asText()).isNotEmpty();
    assertThat(run.path("files").findValuesAsText("name"))
        .containsExactly("salvo/report.html", "salvo/summary.json");
    assertThat(run.at("/files/0/bytes").asLong()).isEqualTo(13);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"schemaVersion\": 1, \"run\"", "[]", "", "{}", "null", "\0\u0001"})
  void shouldListADamagedRunWithItsReasonAmongTheOthers(String text) throws Exception {
    Files.writeString(room.run(PASS).resolve("salvo/summary.json"), text);

    JsonNode runs = room.get("runs").path("runs");

    assertThat(ids(runs)).containsExactly(FAIL, PASS);
    assertThat(runs.get(0).path("state").asText()).isEqualTo("finished");
    assertThat(runs.get(1).path("state").asText()).isEqualTo("damaged");
    assertThat(runs.get(1).path("verdict").isNull()).isTrue();
    assertThat(runs.get(1).path("reason").asText())
        .startsWith("summary.json is damaged: ")
        .endsWith(". Write it again with ./salvo report " + PASS + ".");
    assertThat(runs.get(1).path("simulation").asText()).isEqualTo("contentsimulation");
    assertThat(runs.get(1).path("start").asText()).isEqualTo("2026-01-02T03:04:05.678Z");
  }

  @Test
  void shouldListRunsAtOnceWhenPipesStandInPlaceOfTheirFiles() throws Exception {
    Path salvo = room.run(PASS).resolve("salvo");
    Files.delete(salvo.resolve("summary.json"));
    for (String name : List.of("summary.json", "notes.json", LiveMark.FILE_NAME)) {
      Process pipe = new ProcessBuilder("mkfifo", salvo.resolve(name).toString()).start();
      assumeTrue(pipe.waitFor() == 0, "No pipe can be made here");
    }

    JsonNode runs =
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> room.get("runs").path("runs"));

    assertThat(ids(runs)).containsExactly(FAIL, PASS);
    assertThat(runs.get(1).path("state").asText()).isEqualTo("damaged");
    assertThat(runs.get(1).path("reason").asText())
        .startsWith("summary.json is damaged: it is a folder, a pipe or a device, not a file.");
  }

  @Test
  void shouldSayWhichVersionASummaryHasWhenItIsOfAnother() throws Exception {
    // Of another length: the room may have read the first one already, and knows it by its stamp.
    room.summary(PASS, "pass", "\"schemaVersion\": 1", "\"schemaVersion\":  2");

    assertThat(room.get("runs/" + PASS).path("reason").asText())
        .startsWith("summary.json has schemaVersion 2; this Salvo reads 1.");
  }

  @Test
  void shouldTellARunThatGoesOnFromOneThatWasBrokenOff() throws Exception {
    Path run = room.shop("shopsimulation-20260102050405678", 1, 1);
    Files.delete(run.resolve("salvo/summary.json"));
    URI page = URI.create("http://127.0.0.1:40123");
    LiveMark.write(run.resolve("salvo"), Optional.of(page));

    JsonNode running = room.get("runs?verdict=running").path("runs");
    Files.writeString(
        run.resolve("salvo/live.json"), "{\"pid\": 1, \"startMillis\": 5, \"page\": \"x\"}");
    JsonNode broken = room.get("runs?verdict=broken%20off").path("runs");

    assertThat(running).hasSize(1);
    assertThat(running.get(0).path("livePage").asText()).isEqualTo(page.toString());
    assertThat(running.get(0).path("simulation").asText()).isEqualTo("ShopSimulation");
    assertThat(broken).hasSize(1);
    assertThat(broken.get(0).path("livePage").isNull()).isTrue();
    assertThat(broken.get(0).path("reason").asText())
        .isEqualTo(
            "It has left no reports: its process is gone. Write them with ./salvo report"
                + " shopsimulation-20260102050405678.");
  }

  @Test
  void shouldListARunThatHasOnlyBegunItsLog() throws Exception {
    Path run = Files.createDirectories(room.run("shopsimulation-20260102050405678"));
    Files.writeString(run.resolve("simulation.log"), "");

    JsonNode runs = room.get("runs").path("runs");

    assertThat(runs).hasSize(3);
    assertThat(runs.get(0).path("state").asText()).isEqualTo("damaged");
    assertThat(runs.get(0).path("reason").asText()).contains("simulation.log");
  }

  @ParameterizedTest
  @CsvSource({
    "verdict=PASS,1",
    "verdict=FAIL,1",
    "verdict=INVALID,0",
    "simulation=ContentSimulation,2",
    "simulation=Content,0",
    "profile=normal,2",
    "profile=smoke,0",
    "target=http%3A%2F%2F127.0.0.1%3A8080,2",
    "text=040405,1",
    "text=NORMAL,2",
    "verdict=PASS&text=nothing,0"
  })
  void shouldListOnlyWhatIsAskedFor(String query, int count) throws Exception {
    assertThat(room.get("runs?" + query).path("runs")).hasSize(count);
  }

  @Test
  void shouldFindTheRunsOfASuite() throws Exception {
    room.summary("all-20260102060000000/storysimulation-20260102060405678", "pass");

    JsonNode run = room.get("runs/all-20260102060000000/storysimulation-20260102060405678");

    assertThat(room.get("runs").path("runs")).hasSize(3);
    assertThat(run.path("id").asText())
        .isEqualTo("all-20260102060000000/storysimulation-20260102060405678");
  }

  @Test
  void shouldKeepNoteAndTagsWithTheRun() throws Exception {
    String body =
        "{\"note\": \" GC was\\nlonger \", \"tags\": [\"nightly\", \" gc \", \"gc\", \"\"]}";

    HttpResponse<String> kept = room.send("PUT", "runs/" + PASS + "/notes", body);

    assertThat(kept.statusCode()).isEqualTo(200);
    assertThat(room.run(PASS).resolve("salvo/notes.json"))
        .hasContent("{\"note\":\"GC was\\nlonger\",\"tags\":[\"nightly\",\"gc\"]}");
    JsonNode found = room.get("runs?text=gc").path("runs");
    assertThat(ids(found)).containsExactly(PASS);
    assertThat(found.get(0).path("note").asText()).isEqualTo("GC was\nlonger");
    assertThat(found.get(0).path("tags").toString()).isEqualTo("[\"nightly\",\"gc\"]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"note\": 5}",
        "{\"note\": \"a\\u0007b\"}",
        "{\"tags\": \"nightly\"}",
        "{\"tags\": [5]}",
        "{\"tags\": [\"two\\nlines\"]}",
        "{\"tags\": [\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\",\"10\",\"11\"]}"
      })
  void shouldRefuseANoteThatIsNone(String body) throws Exception {
    HttpResponse<String> refused = room.send("PUT", "runs/" + PASS + "/notes", body);

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(room.run(PASS).resolve("salvo/notes.json")).doesNotExist();
  }

  @Test
  void shouldRefuseANoteThatIsTooLong() throws Exception {
    String body = "{\"note\": \"" + "x".repeat(2_001) + "\"}";

    assertThat(room.send("PUT", "runs/" + PASS + "/notes", body).body())
        .contains("note has 2001 characters, and may have 2000.");
  }

  @Test
  void shouldListARunWhoseNoteIsDamaged() throws Exception {
    Files.writeString(room.run(PASS).resolve("salvo/notes.json"), "{\"note");

    JsonNode run = room.get("runs/" + PASS);

    assertThat(run.path("verdict").asText()).isEqualTo("PASS");
    assertThat(run.path("notesProblem").asText()).startsWith("notes.json is damaged");
  }

  @Test
  void shouldRemoveARunAndNothingThatALinkInItLeadsTo() throws Exception {
    Path outside = Files.writeString(folder.resolve("precious.txt"), "stays");
    Path others = Files.createDirectory(folder.resolve("others"));
    Files.writeString(others.resolve("file"), "stays");
    Files.createSymbolicLink(room.run(PASS).resolve("file-link"), outside);
    Files.createSymbolicLink(room.run(PASS).resolve("salvo/folder-link"), others);
    Files.writeString(folder.resolve("runs/latest"), PASS + "\n");

    HttpResponse<String> removed = room.send("DELETE", "runs/" + PASS, "");

    assertThat(removed.statusCode()).as(removed.body()).isEqualTo(200);
    assertThat(folder.resolve("runs")).isDirectoryNotContaining(it -> !it.endsWith(FAIL));
    assertThat(outside).hasContent("stays");
    assertThat(others.resolve("file")).hasContent("stays");
    assertThat(ids(room.get("runs").path("runs"))).containsExactly(FAIL);
  }

  @Test
  void shouldNotRemoveARunThatGoesOn() throws Exception {
    Path run = room.shop("shopsimulation-20260102050405678", 1, 1);
    Files.delete(run.resolve("salvo/summary.json"));
    LiveMark.write(run.resolve("salvo"), Optional.empty());

    HttpResponse<String> refused = room.send("DELETE", "runs/" + run.getFileName(), "");

    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("is still running: stop it first.");
    assertThat(run).isDirectory();
  }

  @Test
  void shouldTakeALinkToARunForNone() throws Exception {
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere/salvo")).getParent();
    Files.writeString(elsewhere.resolve("simulation.log"), "");
    Files.createSymbolicLink(room.run("shopsimulation-20260102050405678"), elsewhere);

    assertThat(room.get("runs").path("runs")).hasSize(2);
    assertThat(room.send("DELETE", "runs/shopsimulation-20260102050405678", "").statusCode())
        .isEqualTo(404);
    assertThat(elsewhere).isDirectory();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"runs/..", "runs/%2e%2e", "runs/.ui", "runs/..%2f..", "runs/all/../../elsewhere"})
  void shouldRemoveNothingThatIsNoRun(String path) throws Exception {
    Files.createDirectories(folder.resolve("elsewhere"));
    Files.writeString(folder.resolve("elsewhere/simulation.log"), "");

    assertThat(room.send("DELETE", path, "").statusCode()).isEqualTo(404);
    assertThat(folder.resolve("elsewhere/simulation.log")).exists();
    assertThat(room.run(PASS)).isDirectory();
  }

  @Test
  void shouldListFiveHundredOldRunsAtOnce() throws Exception {
    for (int i = 0; i < 500; i++) {
      room.summary("oldsimulation-202501020304" + (10_000 + i), "fail");
    }
    Files.writeString(
        room.run("oldsimulation-20250102030410000").resolve("salvo/summary.json"), "");
    room.get("runs");

    long[] millis = IntStream.range(0, 5).mapToLong(i -> listed()).toArray();

    assertThat(LongStream.of(millis).min().orElseThrow())
        .as("a list of 502 runs took %s ms", List.of(millis))
        .isLessThan(300);
  }

  private long listed() {
    long start = System.nanoTime();
    try {
      assertThat(room.get("runs").path("runs")).hasSize(502);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    return Duration.ofNanos(System.nanoTime() - start).toMillis();
  }

  @Test
  void shouldTellTheTrendOfAFigure() throws Exception {
    JsonNode all = room.get("trend?figure=p99");
    JsonNode failed = room.get("trend?figure=requests&verdict=FAIL");
    JsonNode endpoint = room.get("trend?figure=p95&of=create%20job");

    assertThat(all.path("points").findValuesAsText("id")).containsExactly(PASS, FAIL);
    assertThat(all.at("/points/0/value").asLong()).isEqualTo(4850);
    assertThat(failed.path("points")).hasSize(1);
    assertThat(endpoint.path("scopes").toString()).contains("create job", "global");
    assertThat(endpoint.path("points")).isNotEmpty();
  }

  private static List<String> ids(JsonNode runs) {
    return StreamSupport.stream(runs.spliterator(), false)
        .map(it -> it.path("id").asText())
        .toList();
  }
}

package salvo.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is saved where there is no room for it: said in a sentence, and nothing is lost. */
class FullDiskTest {

  private static final String RUN = "shopsimulation-20260102030405678";

  @TempDir private Path folder;
  private OpenRoom room;
  private boolean mounted;

  @BeforeEach
  void open() throws Exception {
    room = OpenRoom.over(folder);
    room.shop(RUN, 1, 1);
  }

  @AfterEach
  void close() throws Exception {
    room.close();
    if (mounted) {
      run("umount", folder.resolve("baselines").toString());
    }
  }

  @Test
  void shouldSayThatTheDiskIsFullAndKeepTheOldBaselineWhenANewOneHasNoRoom() throws Exception {
    Path disk = Files.createDirectories(folder.resolve("baselines"));
    mounted = run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.toString());
    assumeTrue(mounted, "No small disk could be made here: mounting one is for root.");
    Files.writeString(disk.resolve("nightly.json"), "old");
    Files.write(disk.resolve("fill"), new byte[56 * 1024]);

    HttpResponse<String> answer =
        room.send(
            "POST",
            "baselines",
            "{\"run\": \"" + RUN + "\", \"name\": \"nightly\", \"replace\": true}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(507);
    assertThat(OpenRoom.json(answer).path("error").asText())
        .endsWith("nightly.json: No space left on device.");
    assertThat(disk.resolve("nightly.json")).hasContent("old");
    try (var files = Files.list(disk)) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void shouldSayWhatRefusesWhenANoteCannotBeKept() throws Exception {
    Files.createDirectories(room.run(RUN).resolve("salvo/notes.json/in-the-way"));

    HttpResponse<String> answer =
        room.send("PUT", "runs/" + RUN + "/notes", "{\"note\": \"slow\"}");

    assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 507);
    assertThat(OpenRoom.json(answer).path("error").asText()).contains("notes.json").endsWith(".");
    assertThat(room.get("runs").path("runs")).hasSize(1);
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    Process process;
    try {
      process = new ProcessBuilder(command).inheritIO().start();
    } catch (IOException absent) {
      return false;
    }
    return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
  }
}

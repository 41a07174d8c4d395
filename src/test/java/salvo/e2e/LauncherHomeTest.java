package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Which folder the script {@code ./salvo} takes for its own, from wherever it is called. */
@DisabledOnOs(OS.WINDOWS)
class LauncherHomeTest {

  @TempDir private Path folder;

  @Test
  void shouldFindItsHomeByALinkToALinkAndWithCdpathSet() throws Exception {
    Path clone = Files.createDirectories(folder.toRealPath().resolve("a clone"));
    Files.copy(Path.of("salvo"), clone.resolve("salvo"));
    Files.createDirectories(folder.resolve("elsewhere/a clone"));
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("first"), Path.of("../a clone/salvo"));
    Files.createSymbolicLink(bin.resolve("second"), Path.of("first"));

    for (String name : new String[] {"a clone/salvo", "bin/first", "bin/second"}) {
      assertThat(said(name))
          .as(name)
          .isEqualTo("Salvo is not built yet: run mvn compile in " + clone + " first.\n");
    }
  }

  private String said(String script) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("sh", script).directory(folder.toFile());
    builder.environment().put("CDPATH", folder.resolve("elsewhere") + ":/");
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}

package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the workflow of a load test calls, with a Maven that only says what it was given. */
@DisabledOnOs(OS.WINDOWS)
class PipelineTest {

  @TempDir private Path folder;

  @Test
  void shouldLeaveOutWhatIsEmptyWhenAnInputOrASecretIsMissing() throws Exception {
    assertThat(
            said(
                Map.of(
                    "SALVO_BASE_URL", "",
                    "SALVO_WORKLOAD_USERS", "",
                    "SALVO_SYSTEMS_CONTENT_OPTIONS_API_KEY", "",
                    "SALVO_WORKLOAD_PROFILE", "light")))
        .isEqualTo("-B gatling:test -Dsystem=a b\nSALVO_WORKLOAD_PROFILE=light\n");
  }

  @Test
  void shouldHandOnWhatIsSet() throws Exception {
    assertThat(said(Map.of("SALVO_BASE_URL", "http://127.0.0.1:1")))
        .isEqualTo("-B gatling:test -Dsystem=a b\nSALVO_BASE_URL=http://127.0.0.1:1\n");
  }

  @Test
  void shouldBeWhatTheWorkflowCalls() throws IOException {
    assertThat(Files.readString(Path.of(".github/workflows/load-test.yml")))
        .contains(".ci/load-test -Dsystem=\"$SYSTEM\"");
  }

  private String said(Map<String, String> variables) throws IOException, InterruptedException {
    Path maven =
        Files.writeString(folder.resolve("mvn"), "#!/bin/sh\necho \"$@\"\nenv | grep ^SALVO_\n");
    assertThat(maven.toFile().setExecutable(true)).isTrue();
    ProcessBuilder builder = new ProcessBuilder(".ci/load-test", "-Dsystem=a b");
    builder.environment().keySet().removeIf(name -> name.startsWith("SALVO_"));
    builder.environment().putAll(variables);
    builder.environment().merge("PATH", folder + ":", (path, first) -> first + path);
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}

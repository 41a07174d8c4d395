package salvo.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code salvo.cmd} starts is what the script {@code salvo} starts, word for word. */
@DisabledOnOs(OS.WINDOWS)
class LaunchIT {

  private static final String END = "-- end --";

  @TempDir private Path folder;
  private Path clone;
  private Path java;

  @BeforeEach
  void makeClone() throws IOException {
    clone = Files.createDirectories(folder.resolve("ä b c")).toRealPath();
    Files.copy(Path.of("salvo"), clone.resolve("salvo"));
    Path lib = Files.createDirectories(clone.resolve("target/lib"));
    Files.writeString(lib.resolve("salvo-launcher.jar"), "");
    Files.writeString(lib.resolve("run.classpath"), "/m2/one.jar:/m2/two.jar");
    Files.createDirectories(clone.resolve("target/test-classes/simulations"));
    Files.createDirectories(clone.resolve("src/test/resources"));
    Files.writeString(clone.resolve("src/test/resources/application.conf"), "");
    java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
    Files.writeString(
        java,
        "#!/bin/sh\nprintf '%s\\n' \"$@\" '"
            + END
            + "' \"config ${SALVO_CONFIG:-}\" \"in $(pwd -P)\"\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
  }

  static Stream<List<String>> typed() {
    return Stream.of(
        List.of(),
        List.of("--help"),
        List.of("help", "run"),
        List.of(
            "run", "content", "-Dprofile=smoke", "--injectors", "2", "-DbaseUrl=http://a/?b=c d"),
        List.of("run", "-D"),
        List.of("try", "web-shop", "--json"),
        List.of("capacity", "-Dusers=1"),
        List.of("validate"),
        List.of("ui", "--port", "0"),
        List.of("mcp", "--allow-host", "a.example"),
        List.of("describe", "salvo.slo"),
        List.of("flows", "list"),
        List.of("merge", "a b", "c", "-o", "d"),
        List.of("compare", "one", "two", "--json"),
        List.of("status"),
        List.of("stop"),
        List.of("explain", "latest"),
        List.of("baseline", "show", "ü"),
        List.of("doctor", "--base-url", "https://shop.example/a?b=c&d=e"),
        List.of("doctor", "--journeys", "web-shop", "-Dusers=1"),
        List.of("doctor", "--journeys=web-shop"));
  }

  @ParameterizedTest
  @MethodSource("typed")
  void shouldStartTheSameAsTheScript(List<String> typed) throws Exception {
    assertSame(typed, Map.of());
    assertSame(typed, Map.of("SALVO_JAVA_OPTS", "-Xmx2g  -Dsalvo.slo.global.p95=1s"));
    assertSame(typed, Map.of("SALVO_CONFIG", "/other.conf"));
  }

  @Test
  void shouldSayTheSameWhenNothingIsCompiled() throws Exception {
    Files.delete(clone.resolve("target/test-classes/simulations"));

    assertThat(new Launch(clone, java.toString(), Map.of()).problem(List.of("run")))
        .contains(script(List.of("run"), Map.of()).get(0));
    assertThat(new Launch(clone, java.toString(), Map.of()).problem(List.of("report"))).isEmpty();
  }

  @Test
  void shouldHaveTheEndsOfLinesOfWindows() throws IOException {
    String text = Files.readString(Path.of("salvo.cmd"));

    assertThat(text.replace("\r\n", "")).doesNotContain("\n", "\r");
    assertThat(text).contains(Relaunch.class.getName() + " \"%here%.\" \"%java%\" %*");
    assertThat(Path.of(".gitattributes")).content().contains("*.cmd text eol=crlf");
  }

  private void assertSame(List<String> typed, Map<String, String> environment) throws Exception {
    Launch launch = new Launch(clone, java.toString(), environment);
    List<String> expected =
        new ArrayList<>(launch.command(typed).subList(1, launch.command(typed).size()));
    expected.add(END);
    Map<String, String> variables = new HashMap<>(environment);
    variables.putAll(launch.variables(typed));
    expected.add("config " + variables.getOrDefault("SALVO_CONFIG", ""));
    expected.add("in " + launch.folder(typed).orElse(folder.toRealPath()));

    assertThat(script(typed, environment)).isEqualTo(expected);
  }

  private List<String> script(List<String> typed, Map<String, String> environment)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(clone.resolve("salvo").toString()));
    command.addAll(typed);
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(it -> it.startsWith("SALVO"));
    builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said.lines().toList();
  }
}

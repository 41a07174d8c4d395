package salvo.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import salvo.OwnSettings;

/**
 * How {@code ./salvo mcp} is started in a project that has the web shop.
 *
 * @param folder the project's, in which the server stands
 */
record McpServer(Path folder) {

  static final String SECRET = "hunter2-hunter2-hunter2";

  private static final String SETTINGS =
      """
      include file("OWN")
      salvo {
        warmUp.duration = 0 s
        monitor.enabled = false
        http.headers { X-Api-Key = "SECRET" }
        slo { minRpsShare = 0.1, global { mean = 20 s, p95 = 20 s, p99 = 20 s } }
      }
      """;

  /** Makes the project. */
  static McpServer in(Path folder) throws IOException {
    Path system = Files.createDirectories(folder.resolve("project/simulations/webshop"));
    Files.writeString(system.resolve("web-shop.conf"), DescribedSystemTest.SHOP);
    DescribedSystemTest.writeFiles(system);
    Files.writeString(
        folder.resolve("own.conf"),
        SETTINGS.replace("OWN", OwnSettings.FILE.toString()).replace("SECRET", SECRET));
    return new McpServer(folder);
  }

  /** Its command line. */
  List<String> command(String... arguments) {
    List<String> all = new ArrayList<>(List.of("mcp"));
    all.addAll(List.of(arguments));
    return OwnJava.command(
        Optional.of(folder.resolve("project")),
        List.of("-Dsalvo.config=" + folder.resolve("own.conf")),
        "salvo.cli.Main",
        all);
  }

  /** The process of that command, not yet started. */
  ProcessBuilder process(String... arguments) {
    ProcessBuilder builder = new ProcessBuilder(command(arguments)).directory(folder.toFile());
    builder.environment().keySet().removeIf(it -> it.startsWith("SALVO"));
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    return builder;
  }

  Path results() {
    return folder.resolve("target/gatling");
  }
}

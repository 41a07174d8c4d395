package salvo.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pods of {@code deploy/kubernetes} as processes of this machine: what the manifests and the
 * Dockerfile start, with the manifests' environment and what Kubernetes adds to it. Other than
 * there, they listen on loopback and at a free port. A file tells the name of pod 0.
 */
@DisabledOnOs(OS.WINDOWS)
class KubernetesPodsIT {

  private static final String RUN = "0f6a1d0e-5b0e-4a57-9a43-6c1d3f2b7e10";

  private static final String SETTINGS =
      """
      include file("TRY")
      salvo { system = content, workload.profiles.short.duration = 3 s }
      """
          .replace("TRY", Path.of("deploy/try.conf").toAbsolutePath().toString());

  private final List<Process> pods = new ArrayList<>();

  @TempDir private Path folder;

  @AfterEach
  void end() {
    pods.forEach(Process::destroyForcibly);
  }

  @Test
  void shouldBeOneRunWithOneStatusWhenAllPodsStart() throws Exception {
    int count = Manifests.job().getSpec().getCompletions();
    int port = freePort();
    for (int index = 0; index < count; index++) {
      pods.add(start(index, port));
    }

    for (int index = 0; index < count; index++) {
      assertThat(pods.get(index).waitFor(4, TimeUnit.MINUTES)).as(said(index)).isTrue();
      assertThat(pods.get(index).exitValue()).as(said(index)).isZero();
    }
    Path result = Path.of("target/gatling", RUN, "salvo/summary.json");
    JsonNode summary = new ObjectMapper().readTree(pod(0).resolve(result).toFile());
    assertThat(summary.at("/verdict/status").textValue()).isEqualTo("PASS");
    assertThat(summary.at("/injectors")).hasSize(count);
    assertThat(summary.at("/offered/startedTasks")).isEqualTo(summary.at("/offered/tasks"));
    assertThat(pod(1).resolve(result)).doesNotExist();
    assertThat(said(1)).contains("The verdict on all injectors: PASS");
  }

  private Process start(int index, int port) throws IOException {
    Files.createDirectories(pod(index));
    List<String> command = new ArrayList<>(List.of(entryPoint()));
    command.addAll(Manifests.injector().getArgs());
    ProcessBuilder pod =
        new ProcessBuilder(command)
            .directory(pod(index).toFile())
            .redirectErrorStream(true)
            .redirectOutput(output(index).toFile());
    Map<String, String> environment = pod.environment();
    environment.keySet().removeIf(name -> name.startsWith("SALVO_"));
    for (EnvVar variable : Manifests.injector().getEnv()) {
      environment.put(variable.getName(), variable.getValue() == null ? RUN : variable.getValue());
    }
    environment.put("JOB_COMPLETION_INDEX", String.valueOf(index));
    environment.put("SALVO_INJECTOR_SECRET", "drawn-for-this-test");
    environment.put("SALVO_CONFIG", mounted(environment.get("SALVO_CONFIG")).toString());
    environment.put("SALVO_INJECTOR_BIND", "127.0.0.1");
    environment.computeIfPresent(
        "SALVO_INJECTOR_MEET", (key, meet) -> meet.replaceFirst(":\\d+$", ":" + port));
    environment.put(
        "SALVO_JAVA_OPTS",
        "-Xmx300m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Djdk.net.hosts.file=" + hosts());
    return pod.start();
  }

  /** That of the image, where the clone is {@code /salvo}. */
  private static String entryPoint() throws IOException {
    assertThat(Files.readString(Path.of("Dockerfile")))
        .contains("ENTRYPOINT [\"/salvo/salvo\"]")
        .contains("WORKDIR /salvo\n");
    return Path.of("salvo").toAbsolutePath().toString();
  }

  private Path mounted(String path) throws IOException {
    assertThat(path).isEqualTo("/etc/salvo/application.conf");
    return Files.writeString(folder.resolve("application.conf"), SETTINGS);
  }

  private Path hosts() throws IOException {
    return Files.writeString(
        folder.resolve("hosts"), "127.0.0.1 localhost salvo-0.salvo " + hostName() + "\n");
  }

  private static String hostName() throws IOException {
    return InetAddress.getLocalHost().getHostName();
  }

  private Path pod(int index) {
    return folder.resolve("pod-" + index);
  }

  private Path output(int index) {
    return folder.resolve("pod-" + index + ".txt");
  }

  private String said(int index) throws IOException {
    return Files.readString(output(index));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}

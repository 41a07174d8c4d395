package salvo.monitor.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.monitor.TargetProcess;

class ListeningProcessesTest {

  private static final Path PROC = Path.of("/proc");

  @TempDir Path folder;

  @Test
  @EnabledOnOs(OS.LINUX)
  void shouldFindThisProcessWhileItListens() throws IOException {
    ListeningProcesses processes = new ListeningProcesses(PROC);
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
      assertThat(processes.on(port)).containsExactly(ProcessHandle.current().pid());
    }

    assertThat(processes.on(port)).isEmpty();
  }

  @Test
  void shouldSayWhatToDoWhenTheSystemDoesNotTell() {
    assertThatThrownBy(() -> new ListeningProcesses(folder).on(8080))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContainingAll("port 8080", "salvo.monitor.targetPid");
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:8080, 8080",
    "http://localhost/api, 80",
    "https://LOCALHOST, 443",
    "http://[::1]:7070, 7070"
  })
  void shouldLookForWhoListensWhenTheTargetIsOnThisMachine(URI address, int port) {
    assertThat(TargetProcess.at(address)).isEqualTo(TargetProcess.listeningOn(port));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://10.0.0.5:8080", "https://staging.example.com", "http://[::2]"})
  void shouldWatchNoTargetWhenItIsElsewhere(URI address) {
    assertThat(TargetProcess.at(address)).isEqualTo(TargetProcess.NONE);
  }
}

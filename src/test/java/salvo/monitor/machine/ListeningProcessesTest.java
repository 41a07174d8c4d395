package salvo.monitor.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import oshi.software.os.InternetProtocolStats.IPConnection;
import oshi.software.os.InternetProtocolStats.TcpState;
import salvo.monitor.TargetProcess;

class ListeningProcessesTest {

  private static final Path PROC = Path.of("/proc");

  @TempDir Path folder;

  @Test
  @EnabledOnOs(OS.LINUX)
  void shouldFindThisProcessWhileItListens() throws IOException {
    ListeningProcesses processes = new ListeningProcesses(PROC, List::of);
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
      assertThat(processes.on(port)).containsExactly(ProcessHandle.current().pid());
    }

    assertThat(processes.on(port)).isEmpty();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void shouldFindAllProcessesWhenTheyShareASocket() throws IOException {
    Path proc = sharedBy(8080, 4711, 12);

    assertThat(new ListeningProcesses(proc, List::of).on(8080)).containsExactly(12L, 4711L);
    assertThat(new ListeningProcesses(proc, List::of).on(8081)).isEmpty();
  }

  @Test
  void shouldAskForTheConnectionsWhenTheSystemIsNotLinux() {
    List<IPConnection> connections =
        List.of(
            connection(8080, TcpState.LISTEN, 70),
            connection(8080, TcpState.ESTABLISHED, 71),
            connection(8081, TcpState.LISTEN, 72),
            connection(8080, TcpState.LISTEN, -1),
            connection(8080, TcpState.LISTEN, 7),
            connection(8080, TcpState.LISTEN, 70));

    ListeningProcesses processes = new ListeningProcesses(folder, () -> connections);

    assertThat(processes.on(8080)).containsExactly(7L, 70L);
    assertThat(processes.on(8082)).isEmpty();
  }

  @Test
  void shouldFindThisProcessByOshiWhileItListens() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(
              new ListeningProcesses(folder, new Machine()::connections).on(socket.getLocalPort()))
          .containsExactly(ProcessHandle.current().pid());
    }
  }

  private static IPConnection connection(int port, TcpState state, int pid) {
    byte[] address = {127, 0, 0, 1};
    return new IPConnection("tcp4", address, port, address, 0, state, 0, 0, pid);
  }

  /** The kernel's folder, as far as it is read. */
  private Path sharedBy(int port, long... processes) throws IOException {
    Path table = Files.createDirectories(folder.resolve("net")).resolve("tcp");
    String row =
        "0: 0100007F:%04X 00000000:0000 0A 00000000:00000000 00:00000000 00000000 0 0 99 1";
    String listening = String.format(Locale.ROOT, row, port);
    Files.writeString(table, "sl local_address rem_address st\n" + listening + "\n");
    for (long process : processes) {
      Path files = Files.createDirectories(folder.resolve(Long.toString(process)).resolve("fd"));
      Files.createSymbolicLink(files.resolve("3"), Path.of("socket:[99]"));
    }
    return folder;
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

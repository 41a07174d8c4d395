package salvo.doctor.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.doctor.finding.Check;
import salvo.doctor.finding.Finding;
import salvo.doctor.finding.Level;

class MachineChecksTest {

  private static final double GIGABYTE = 1e9;

  @TempDir Path folder;

  @Test
  void shouldAskForAJdkWhenJavaIsTooOldOrHasNoCompiler() {
    assertFound(new JavaCheck(21, "21.0.1", true), Level.OK, "JDK 21.0.1");
    assertFound(new JavaCheck(17, "17.0.2", false), Level.PROBLEM, "no compiler");
    assertFound(new JavaCheck(11, "11.0.2", true), Level.PROBLEM, "too old");
  }

  @Test
  void shouldNoteThatNothingIsCompiledWhenThereIsNoMaven() {
    assertFound(new MavenCheck(List.of(folder)), Level.NOTE, "no mvn on the path");
  }

  @Test
  void shouldTellOfTheLimitWhenAContainerHasLessMemory() {
    assertFound(
        new MemoryCheck(new Memory(7 * GIGABYTE, 8 * GIGABYTE, false)),
        Level.OK,
        "7 GB of 8 GB are free");
    assertFound(
        new MemoryCheck(new Memory(GIGABYTE, 8 * GIGABYTE, false)), Level.NOTE, "takes up to");
    assertFound(
        new MemoryCheck(new Memory(0.5 * GIGABYTE, GIGABYTE, true)),
        Level.PROBLEM,
        "the limit of this container");
  }

  @Test
  void shouldReadTheLimitsWhenAContainerHasSome() throws IOException {
    write("proc/self/cgroup", "0::/");
    write("sys/fs/cgroup/cpu.max", "150000 100000");
    write("sys/fs/cgroup/cpu.stat", "usage_usec 1\nnr_periods 1\n");
    write("sys/fs/cgroup/memory.max", "2000000000");
    write("sys/fs/cgroup/memory.current", "500000000");
    write("sys/fs/cgroup/memory.stat", "inactive_file 0\n");
    write("proc/meminfo", "MemTotal: 8000000 kB\nMemAvailable:    6000000 kB\n");

    Limits limits = Limits.of(folder);
    Memory memory = Memory.ofThisMachine(folder, limits);

    assertThat(limits.cores()).hasValue(1.5);
    assertThat(memory.limited()).isTrue();
    assertThat(memory.totalBytes()).isEqualTo(2e9);
    assertThat(memory.availableBytes()).isEqualTo(1.5e9);
    assertFound(new ProcessorCheck(8, limits.cores()), Level.NOTE, "1.5 processors, the limit");
    assertFound(new ProcessorCheck(8, OptionalDouble.empty()), Level.OK, "8 processors");
  }

  @Test
  void shouldGiveTheCommandWhenTooFewFilesMayBeOpen() {
    assertFound(new OpenFilesCheck(OptionalLong.of(65_536)), Level.OK, "65,536 files");
    assertFound(new OpenFilesCheck(OptionalLong.of(1_024)), Level.NOTE, "1,024 files");
    assertFound(new OpenFilesCheck(OptionalLong.of(256)), Level.PROBLEM, "too few");
    assertFound(new OpenFilesCheck(OptionalLong.empty()), Level.OK, "does not report");
    assertThat(new OpenFilesCheck(OptionalLong.of(256)).look().fix())
        .get()
        .asString()
        .contains("ulimit -n");
  }

  @Test
  void shouldTellOfTheRangeWhenThereAreFewLocalPorts() throws IOException {
    assertFound(new LocalPortsCheck(folder), Level.OK, "does not report");
    write("proc/sys/net/ipv4/ip_local_port_range", "32768\t60999\n");
    assertFound(new LocalPortsCheck(folder), Level.OK, "28,232 ports: about 470 new");
    write("proc/sys/net/ipv4/ip_local_port_range", "60000\t60999\n");
    assertFound(new LocalPortsCheck(folder), Level.NOTE, "1,000 ports");
  }

  @Test
  void shouldReadTheRangeOfThisMachineWhenItTellsIt() {
    assertThat(new LocalPortsCheck(Path.of("/")).look().text())
        .matches("[\\d,]+ ports: .*|this system does not report.*");
  }

  @Test
  void shouldNoticeWhenTheClockIsSet() throws IOException {
    AtomicLong wall = new AtomicLong();
    AtomicLong nanos = new AtomicLong();
    Runnable steady = () -> pass(wall, nanos, 200);
    Runnable set = () -> pass(wall, nanos, 1_200);

    assertFound(new ClockCheck(wall::get, nanos::get, steady, folder), Level.OK, "steady");
    assertFound(
        new ClockCheck(wall::get, nanos::get, set, folder),
        Level.PROBLEM,
        "adjusted during the check");
    write("sys/devices/system/clocksource/clocksource0/current_clocksource", "hpet\n");
    assertFound(new ClockCheck(wall::get, nanos::get, steady, folder), Level.NOTE, "hpet");
  }

  private static void pass(AtomicLong wallMillis, AtomicLong nanos, long millisOnTheWall) {
    wallMillis.addAndGet(millisOnTheWall);
    nanos.addAndGet(200_000_000);
  }

  @Test
  void shouldNoteThePortWhenItIsTaken() throws IOException {
    FreePortCheck check;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      check = new FreePortCheck(taken.getLocalPort(), "the page", "Another.");

      assertFound(check, Level.NOTE, "taken");
    }
    assertFound(check, Level.OK, "free on 127.0.0.1, for the page");
  }

  @Test
  void shouldNameTheVariableAndNotItsValueWhenThereIsAProxy() {
    Finding found = new ProxyCheck(Map.of("HTTPS_PROXY", "http://ann:s3cret@proxy:3128")).look();

    assertThat(found.level()).isEqualTo(Level.NOTE);
    assertThat(found.toString()).contains("HTTPS_PROXY is set").doesNotContain("s3cret");
    assertFound(new ProxyCheck(Map.of()), Level.OK, "none is set");
  }

  @Test
  void shouldNameTheKeyWhenAFolderCannotBeWritten() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertFound(new FolderCheck("results", folder.resolve("a/b"), "key"), Level.OK, "written");
    assertFound(
        new FolderCheck("results", file.resolve("a"), "key"), Level.PROBLEM, "file is a file");
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(file);
    }
  }

  @Test
  void shouldAskForRoomWhenTheDiskIsFull() {
    assertFound(new DiskCheck(folder, it -> 3_000_000_000L), Level.OK, "3 GB are free");
    assertFound(new DiskCheck(folder, it -> 1_000_000_000L), Level.NOTE, "1 GB");
    assertFound(new DiskCheck(folder, it -> 100_000_000L), Level.PROBLEM, "100 MB");
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static void assertFound(Check check, Level level, String text) {
    Finding found = check.look();
    assertThat(found.level()).as(found.toString()).isEqualTo(level);
    assertThat(found.text()).contains(text);
    assertThat(found.check()).isEqualTo(check.name());
    assertThat(found.fix().isPresent()).isEqualTo(level != Level.OK);
  }
}

package salvo.injectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import salvo.injectors.files.Hashes;

/** Injectors that are processes, which are killed, stopped, cut off, and told to end. */
class InjectorProcessesIT {

  private static final String LOOPBACK = "127.0.0.1";
  private static final String PATIENT = "30000";

  @TempDir Path folder;
  private final List<StartedProcess> all = new ArrayList<>();

  @AfterEach
  void end() {
    all.forEach(StartedProcess::close);
  }

  @Test
  void shouldStopTheOthersAtOnceWhenOneIsKilledInTheLoad() throws Exception {
    start(4, "started");
    all.get(2).tell("beat 1234");
    TimeUnit.SECONDS.sleep(3);
    long killed = System.currentTimeMillis();
    all.get(2).signal("KILL");

    for (int index : List.of(0, 1, 3)) {
      StartedProcess.Said lost = all.get(index).await("lost");
      assertThat(lost.words()).isEqualTo("lost 2 after 1234");
      assertThat(all.get(index).await("stopped by 2").atMillis() - killed).isLessThan(2_000);
      figure("kill -9 of a member, noticed by injector " + index, lost.atMillis() - killed);
    }
    all.get(0).tell("conclude 3");
    for (int index : List.of(0, 1, 3)) {
      all.get(index).tell("await");
      assertThat(all.get(index).await("concluded").words()).isEqualTo("concluded 3 Done.");
      assertThat(all.get(index).exit()).isEqualTo(3);
    }
  }

  @Test
  void shouldEndInvalidWhenInjectorZeroIsKilledInTheLoad() throws Exception {
    start(3, "started");
    long killed = System.currentTimeMillis();
    all.get(0).signal("KILL");

    for (int index : List.of(1, 2)) {
      StartedProcess.Said lost = all.get(index).await("lost 0");
      assertThat(lost.atMillis() - killed).isLessThan(2_000);
      figure("kill -9 of injector 0, noticed by injector " + index, lost.atMillis() - killed);
      all.get(index).tell("await");
      assertThat(all.get(index).await("concluded").words())
          .startsWith("concluded 3 Injector 0 of 3 was lost before it made the verdict")
          .contains("./salvo merge");
      assertThat(all.get(index).exit()).isEqualTo(3);
    }
  }

  @Test
  void shouldLoadNothingWhenOneIsKilledInTheBarrier() throws Exception {
    start(3, "agreed");
    all.get(0).tell("ready");
    all.get(1).tell("ready");
    all.get(2).signal("KILL");

    for (int index : List.of(0, 1)) {
      assertThat(all.get(index).await("refused").words())
          .matches(
              "refused Injector 2 of 3 \\(.*, process \\d+\\) was lost before the load began\\.");
      assertThat(all.get(index).exit()).isEqualTo(3);
    }
  }

  @Test
  void shouldBeLostWithinTenSecondsWhenOneStandsStill() throws Exception {
    start(3, "started");
    long stopped = System.currentTimeMillis();
    all.get(1).signal("STOP");

    StartedProcess.Said lost = all.get(2).await("lost 1");
    figure("SIGSTOP of a member, noticed", lost.atMillis() - stopped);
    assertThat(lost.atMillis() - stopped).isBetween(4_000L, 10_000L);
    assertThat(all.get(0).await("stopped by 1").words())
        .contains("said nothing for 7 s")
        .endsWith("1 of 3 injectors are lost, and salvo.injector.lost allows none");

    // What comes back finds the door closed, and ends by itself.
    all.get(1).signal("CONT");
    assertThat(all.get(1).await("lost 0").words()).isEqualTo("lost 0 after 0");
  }

  @Test
  void shouldEndWithinTenSecondsWhenTheNetworkIsCut() throws Exception {
    String name = "salvo" + ProcessHandle.current().pid() % 10_000;
    assumeTrue(cable(name), "needs the right to make network namespaces");
    try {
      String meet = "10.78.0.1:7801";
      add(List.of(), "0", "3", meet, "0.0.0.0", PATIENT, "started");
      add(List.of(), "1", "3", meet, "0.0.0.0", PATIENT, "started");
      add(List.of("ip", "netns", "exec", name), "2", "3", meet, "0.0.0.0", PATIENT, "started");
      for (StartedProcess it : all) {
        it.await("started");
      }
      long cut = System.currentTimeMillis();
      assertThat(command("ip", "link", "set", name + "a", "down")).isZero();

      for (int index : List.of(0, 1)) {
        StartedProcess.Said lost = all.get(index).await("lost 2");
        figure("cut network, noticed by injector " + index, lost.atMillis() - cut);
        assertThat(lost.atMillis() - cut).isLessThan(10_000);
      }
      StartedProcess.Said alone = all.get(2).await("lost 0");
      figure("cut network, noticed by who is cut off", alone.atMillis() - cut);
      assertThat(alone.atMillis() - cut).isLessThan(10_000);
    } finally {
      command("ip", "netns", "del", name);
      command("ip", "link", "del", name + "a");
    }
  }

  @Test
  void shouldReachAllWithinTwoSecondsWhenOneStops() throws Exception {
    start(4, "started");
    long asked = System.currentTimeMillis();
    all.get(3).tell("stop abort rule");

    for (StartedProcess it : all) {
      StartedProcess.Said stopped = it.await("stopped");
      assertThat(stopped.words()).isEqualTo("stopped by 3 abort rule");
      assertThat(stopped.atMillis() - asked).isLessThan(2_000);
    }
  }

  @Test
  void shouldSendNothingWhenTheFolderIsSeen() throws Exception {
    start(2, "started");
    Path results = Files.createDirectory(folder.resolve("results"));
    Files.writeString(results.resolve("simulation.log"), "RUN");
    Path into = Files.createDirectory(folder.resolve("into"));
    all.get(1).tell("deliver " + results);
    all.get(0).tell("collect " + into);

    all.get(1).await("delivered");
    assertThat(all.get(0).await("collected").words())
        .isEqualTo("collected {1=" + results.toRealPath() + "} {}");
    assertThat(into).isEmptyDirectory();
    assertThat(results).isDirectoryContaining("glob:**/simulation.log").isNotEmptyDirectory();
    try (var files = Files.list(results)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void shouldBringTheFilesWhenTheFolderIsNotSeen() throws Exception {
    Path original = Files.createDirectory(folder.resolve("original"));
    byte[] bytes = new byte[50_000_000];
    new Random(7).nextBytes(bytes);
    Files.write(Files.createDirectory(original.resolve("salvo")).resolve("big.csv"), bytes);
    Files.createFile(original.resolve("empty"));
    Path hidden = Files.createDirectory(folder.resolve("hidden"));
    String mount = "mount -t tmpfs none " + hidden;
    assumeTrue(
        command("unshare", "-m", "sh", "-c", mount) == 0, "needs the right to mount a file system");
    String filled = mount + " && cp -r " + original + "/. " + hidden + " && exec \"$@\"";
    add(List.of(), "0", "2", folder.toString(), LOOPBACK, PATIENT, "started");
    add(
        List.of("unshare", "-m", "sh", "-c", filled, "sh"),
        "1",
        "2",
        folder.toString(),
        LOOPBACK,
        PATIENT,
        "started");
    for (StartedProcess it : all) {
      it.await("started");
    }
    Path into = Files.createDirectory(folder.resolve("into"));
    long begin = System.currentTimeMillis();
    all.get(1).tell("deliver " + hidden);
    all.get(0).tell("collect " + into);

    StartedProcess.Said collected = all.get(0).await("collected");
    figure("50 MB brought", collected.atMillis() - begin);
    Path copy = into.resolve("injector-1");
    assertThat(collected.words()).isEqualTo("collected {1=" + copy + "} {}");
    all.get(1).await("delivered");
    assertThat(Hashes.of(copy.resolve("salvo/big.csv")))
        .isEqualTo(Hashes.of(original.resolve("salvo/big.csv")));
    assertThat(copy.resolve("empty")).isEmptyFile();
  }

  private void start(int count, String stage) throws Exception {
    for (int index = 0; index < count; index++) {
      add(
          List.of(),
          Integer.toString(index),
          Integer.toString(count),
          folder.toString(),
          LOOPBACK,
          PATIENT,
          stage);
    }
    long joined = last("joins");
    figure("from the last that joins to the last that has agreed", last("agreed") - joined);
    if (!stage.equals("agreed")) {
      figure("from the last that joins to the last that has started", last(stage) - joined);
    }
  }

  /** When the last of them said that. */
  private long last(String words) throws InterruptedException {
    long last = 0;
    for (StartedProcess it : all) {
      last = Math.max(last, it.await(words).atMillis());
    }
    return last;
  }

  private void add(List<String> before, String... arguments) throws IOException {
    all.add(StartedProcess.start(before, arguments));
  }

  /** A namespace that only a cable of our own leads to. */
  private static boolean cable(String name) throws IOException, InterruptedException {
    String here = name + "a";
    String there = name + "b";
    return command("ip", "netns", "add", name) == 0
        && command("ip", "link", "add", here, "type", "veth", "peer", "name", there) == 0
        && command("ip", "link", "set", there, "netns", name) == 0
        && command("ip", "addr", "add", "10.78.0.1/24", "dev", here) == 0
        && command("ip", "link", "set", here, "up") == 0
        && command("ip", "-n", name, "addr", "add", "10.78.0.2/24", "dev", there) == 0
        && command("ip", "-n", name, "link", "set", there, "up") == 0
        && command("ip", "-n", name, "link", "set", "lo", "up") == 0;
  }

  private static int command(String... words) throws InterruptedException {
    try {
      return new ProcessBuilder(words).redirectErrorStream(true).start().waitFor();
    } catch (IOException e) {
      // There is no such command here, which says the same as that it fails.
      return -1;
    }
  }

  private static void figure(String what, long millis) {
    LoggerFactory.getLogger(InjectorProcessesIT.class).info("{}: {} ms", what, millis);
  }
}

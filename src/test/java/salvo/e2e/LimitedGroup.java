package salvo.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * A control group of Linux, of version 2 or 1, for a process that the kernel is to limit. Who may
 * not make one skips the test.
 */
final class LimitedGroup implements AutoCloseable {

  private static final Path MOUNTS = Path.of("/sys/fs/cgroup");
  private static final int PERIOD_MICROS = 100_000;

  private final Path folder;

  private LimitedGroup(Path folder) {
    this.folder = folder;
  }

  /** A group whose processors can be limited. */
  static LimitedGroup ofProcessors() {
    return make("cpu", "cpu.max", "cpu.cfs_quota_us");
  }

  /** A group whose threads can be limited. */
  static LimitedGroup ofThreads() {
    return make("pids", "pids.max", "pids.max");
  }

  private static LimitedGroup make(String controller, String version2, String version1) {
    boolean isUnified = Files.exists(MOUNTS.resolve("cgroup.controllers"));
    Path parent = isUnified ? MOUNTS : MOUNTS.resolve(controller);
    LimitedGroup group = new LimitedGroup(parent.resolve("salvo-" + UUID.randomUUID()));
    try {
      Files.createDirectory(group.folder);
    } catch (IOException e) {
      assumeTrue(false, "No control group can be made here: " + e);
    }
    boolean hasLimit = Files.isWritable(group.folder.resolve(isUnified ? version2 : version1));
    if (!hasLimit) {
      group.close();
    }
    assumeTrue(hasLimit, "No control group here limits " + controller);
    return group;
  }

  /** The command that starts a process in this group. */
  String[] starter() {
    return new String[] {
      "bash", "-c", "echo $$ > \"$0\" && exec \"$@\"", folder.resolve("cgroup.procs").toString()
    };
  }

  /** Lets its processes use so many processors together, of the time of one. */
  void allowProcessors(double cores) {
    long quota = Math.round(cores * PERIOD_MICROS);
    if (Files.exists(folder.resolve("cpu.max"))) {
      write("cpu.max", quota + " " + PERIOD_MICROS);
    } else {
      write("cpu.cfs_period_us", Integer.toString(PERIOD_MICROS));
      write("cpu.cfs_quota_us", Long.toString(quota));
    }
  }

  /** Lets its processes have so many threads more than they have, together. */
  void allowMoreThreads(int more) {
    write("pids.max", Integer.toString(threads() + more));
  }

  /** Takes the limit of threads away. */
  void allowAnyThreads() {
    write("pids.max", "max");
  }

  private int threads() {
    return Integer.parseInt(FinishedRun.text(folder.resolve("pids.current")).strip());
  }

  private void write(String file, String value) {
    try {
      Files.writeString(folder.resolve(file), value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes it, once its processes have gone. */
  @Override
  public void close() {
    Path processes = folder.resolve("cgroup.procs");
    Waiting.until("the group to be empty", () -> FinishedRun.text(processes).isEmpty());
    try {
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

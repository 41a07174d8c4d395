package salvo.run.ahead;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import salvo.text.Quantity;
import salvo.workload.Model;
import salvo.workload.OfferedLoad;

/**
 * The files and sockets that this process may have open at once. Some are kept back from the load,
 * so that the end of the run has them even where it has used up all others.
 */
public final class Descriptors implements AutoCloseable {

  /** As many as Gatling, its reports and ours open at once, with room to spare. */
  static final int KEPT_BACK = 32;

  /** Nothing is kept back. */
  public static final Descriptors NONE = new Descriptors();

  private static final Path NOTHING = Path.of("/dev/null");

  private final List<InputStream> keptBack = new ArrayList<>();

  private Descriptors() {}

  /** Keeps some back, and at most a quarter of those that are free. */
  public static Descriptors keepBack() {
    Descriptors kept = new Descriptors();
    long most = Math.min(KEPT_BACK, free().orElse(0) / 4);
    try {
      while (kept.keptBack.size() < most && Files.exists(NOTHING)) {
        kept.keptBack.add(Files.newInputStream(NOTHING));
      }
    } catch (IOException e) {
      // There are no more: what was got is what the end of the run will have.
    }
    return kept;
  }

  /** How many this process may still open; empty where the system does not tell. */
  public static OptionalLong free() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
            && system.getMaxFileDescriptorCount() > 0
        ? OptionalLong.of(system.getMaxFileDescriptorCount() - system.getOpenFileDescriptorCount())
        : OptionalLong.empty();
  }

  /**
   * Why the users of a load may not all get a connection; empty where they will. Users at work have
   * up to one each; of users who arrive nobody knows how many will be there at once, but those of
   * one second may.
   */
  public static Optional<String> shortage(OfferedLoad load, long free) {
    long users = (long) Math.ceil(load.peak());
    long needed = users + KEPT_BACK;
    if (needed <= free) {
      return Optional.empty();
    }
    boolean isClosed = load.profile().model() == Model.CLOSED;
    return Optional.of(
        Quantity.count(users)
            + (isClosed ? " users at work" : " users who arrive each second")
            + " may need as many connections at once, and this process can open "
            + Quantity.count(Math.max(0, free))
            + " more files and sockets. Raise the limit before the run, with ulimit -n "
            + ulimit(needed)
            + ", or ask for fewer users.");
  }

  /** Gives back what was kept; a second call does nothing. */
  @Override
  public synchronized void close() throws IOException {
    for (InputStream kept : keptBack) {
      kept.close();
    }
    keptBack.clear();
  }

  /** Twice what is needed, and a power of two: whoever sets a limit sets it once. */
  private static long ulimit(long needed) {
    return Math.max(1_024, Long.highestOneBit(needed) << 2);
  }
}

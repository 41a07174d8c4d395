package salvo;

import java.time.Instant;
import java.util.Optional;

/**
 * A process as a file can name it: an id alone is given again to others.
 *
 * @param startMillis when it was started, since 1970; 0 where the system does not tell
 */
public record KnownProcess(long pid, long startMillis) {

  /**
   * A system counts the time since its own start, which it tells a little differently each time.
   */
  private static final long TOLERANCE_MILLIS = 2_000;

  /** The name of a process that runs. */
  public static KnownProcess of(ProcessHandle process) {
    return new KnownProcess(process.pid(), startMillis(process));
  }

  /** The process, while it runs. */
  public Optional<ProcessHandle> running() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(it -> Math.abs(startMillis(it) - startMillis) <= TOLERANCE_MILLIS);
  }

  private static long startMillis(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }
}

package salvo.monitor.source;

import java.util.Optional;

/** Something that is read once per sample, always by one thread at a time. */
@FunctionalInterface
public interface Source<T> extends AutoCloseable {

  /**
   * The value now; for a rate, the one over the time since the previous read. Empty when there is
   * nothing to know: not yet, or no longer.
   */
  Optional<T> read();

  /** Stops whatever the source does between two reads: by default nothing. */
  @Override
  default void close() {}
}

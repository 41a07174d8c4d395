package salvo.injectors;

import salvo.injectors.message.Beat;

/** Hears what happens to the others. It is called by one thread, one call after the other. */
public interface GangListener {

  /**
   * An injector is gone, and does not come back.
   *
   * @param last what it told last
   * @param seconds since the start of the load; 0 before it
   */
  void lost(int index, Beat last, double seconds);

  /** The load must end: an injector asked for it, or too many were lost. Told once. */
  void stopped(int byIndex, String reason);

  /** At injector 0: what an injector told it with {@link Gang#tellZero}, in the order of that. */
  default void noted(int from, byte[] note) {}

  /** What injector 0 told all with {@link Gang#tellAll}, in the order of that. */
  default void noticed(byte[] notice) {}
}

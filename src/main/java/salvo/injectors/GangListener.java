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
}

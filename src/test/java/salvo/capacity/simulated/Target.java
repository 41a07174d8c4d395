package salvo.capacity.simulated;

/** A service in simulated time: what arrives is answered in the order of arrival. */
@FunctionalInterface
public interface Target {

  /** The answer to a request that arrives at a time in seconds, no earlier than the one before. */
  Answer answer(double at);

  /**
   * An answer.
   *
   * @param at when it is there, in seconds
   * @param refused with status 429
   */
  record Answer(double at, boolean ok, boolean refused) {

    static Answer ok(double at) {
      return new Answer(at, true, false);
    }
  }
}

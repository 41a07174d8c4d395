package salvo.sandbox.jobs;

/**
 * What shall go wrong with the jobs and their callbacks; the shares are from 0 to 1 and independent
 * of one another.
 *
 * @param lost share of the jobs whose callback is never sent
 * @param late share of the jobs whose callback is held back
 * @param duplicate share of the jobs whose callback is sent twice
 * @param failed share of the jobs that fail, as their callback says
 * @param lateMillis how long a late callback is held back after the job is done
 */
public record CallbackFaults(
    double lost, double late, double duplicate, double failed, long lateMillis) {

  /** Nothing goes wrong. */
  public static final CallbackFaults NONE = new CallbackFaults(0, 0, 0, 0, 0);
}

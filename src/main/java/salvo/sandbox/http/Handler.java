package salvo.sandbox.http;

/**
 * What an endpoint does. Handlers run one at a time, whatever the connection, so that their state
 * needs no locks; so do the timers that they set. None may block.
 */
@FunctionalInterface
public interface Handler {

  /**
   * Answers a call. Its effects are visible to other calls at once; the reply leaves when the
   * service time is over.
   *
   * @throws Refusal to answer at once, without a service time
   */
  Reply handle(Call call);
}

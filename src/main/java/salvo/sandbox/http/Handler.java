package salvo.sandbox.http;

/** What an endpoint does; it runs on the event loop and must not block. */
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

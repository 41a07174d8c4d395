package salvo.sandbox.http;

/** A request turned away before any work was done for it: the reply leaves at once. */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Reply reply;

  public Refusal(Reply reply) {
    // Refusals are answers, not failures: no stack trace, as a load test provokes them by
    // thousands.
    super("status " + reply.status(), null, false, false);
    this.reply = reply.after(0);
  }

  public Reply reply() {
    return reply;
  }
}

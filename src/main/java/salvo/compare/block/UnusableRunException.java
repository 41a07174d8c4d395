package salvo.compare.block;

/** A run, a log or a baseline cannot be used; the message says which, why and what to do. */
public final class UnusableRunException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The message is ready to be shown. */
  public UnusableRunException(String message) {
    super(message);
  }
}

package salvo.run;

/** What a run needs could not be started; the message says what and why, in sentences. */
public final class StartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StartException(String message) {
    super(message);
  }
}

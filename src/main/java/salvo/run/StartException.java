package salvo.run;

/** What a run needs could not be started; the message says what and why, in sentences. */
public final class StartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean isInvalid;

  public StartException(String message) {
    this(message, false);
  }

  private StartException(String message, boolean isInvalid) {
    super(message);
    this.isInvalid = isInvalid;
  }

  /** Nothing is wrong with the configuration, but nothing can be measured either. */
  public static StartException invalid(String message) {
    return new StartException(message, true);
  }

  /** Whether the run is INVALID, and not its configuration. */
  public boolean isInvalid() {
    return isInvalid;
  }
}

package salvo.injectors;

/** The processes do not make one run, and nothing may be loaded. The message says why. */
public final class DisagreementException extends Exception {

  private static final long serialVersionUID = 1;

  DisagreementException(String message) {
    super(message);
  }
}

package salvo.api;

/** A load test that could not be run, or left no report; the message says why. */
public final class LoadTestException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LoadTestException(String message) {
    super(message);
  }

  LoadTestException(String message, Throwable cause) {
    super(message, cause);
  }
}

package salvo.run.common;

/** The injectors do not come to be one run; the message says why, in sentences. */
public final class ApartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ApartException(String message) {
    super(message);
  }
}

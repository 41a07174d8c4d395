package salvo.merge.packed;

/** A log has a record that belongs before what is written already. */
public final class OutOfOrderException extends Exception {

  private static final long serialVersionUID = 1L;

  OutOfOrderException(String log) {
    super(log + " is further out of order than the window is wide");
  }
}

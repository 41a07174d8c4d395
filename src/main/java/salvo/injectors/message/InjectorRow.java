package salvo.injectors.message;

/**
 * An injector as the others see it.
 *
 * @param silentSeconds since its last heart-beat came to injector 0; it comes once a second
 */
public record InjectorRow(int index, String host, Beat last, double silentSeconds, State state) {

  /** How far an injector is. */
  public enum State {
    /** Came, and is not yet ready. */
    THERE,
    READY,
    /** Gone before the run had its verdict. */
    LOST
  }
}

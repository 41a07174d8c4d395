package salvo.imports.format;

/** Why a file cannot be imported: where, what it has to be, and what to do. */
public final class UnusableInput extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * A sentence of place, rule and fix.
   *
   * @param line 0 where it is not known
   */
  public UnusableInput(String file, int line, String rule, String fix) {
    super(file + (line > 0 ? ":" + line : "") + ": must be " + rule + ". " + fix);
  }
}

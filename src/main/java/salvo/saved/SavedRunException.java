package salvo.saved;

import java.io.IOException;

/** A saved run that cannot be read; the message says which file, why, and what to do. */
public final class SavedRunException extends IOException {

  private static final long serialVersionUID = 1L;

  public SavedRunException(String message) {
    super(message);
  }
}

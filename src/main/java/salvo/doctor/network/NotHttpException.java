package salvo.doctor.network;

import java.io.IOException;

/** What came back is no answer of HTTP. */
final class NotHttpException extends IOException {

  private static final long serialVersionUID = 1;

  NotHttpException(String what) {
    super(what);
  }
}

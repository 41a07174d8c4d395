package salvo.gatling.client;

import io.netty.handler.codec.DecoderException;

/** What the target sent is no answer in the protocol that it was asked in. */
final class NotHttp extends DecoderException {

  private static final long serialVersionUID = 1;

  NotHttp(String message) {
    super(message);
  }

  /** It says what the target sent; where Salvo learned of it is of no use. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}

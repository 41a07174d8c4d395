package salvo.injectors.wire;

/** The run is the same, the secret is not. */
public final class OtherSecretException extends HandshakeException {

  private static final long serialVersionUID = 1;

  OtherSecretException() {
    super(Handshake.Verdict.OTHER_SECRET.words());
  }
}

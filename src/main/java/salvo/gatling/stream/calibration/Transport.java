package salvo.gatling.stream.calibration;

/**
 * How the streams of a run come.
 *
 * @param isTls encrypted
 * @param isHttp2 over HTTP/2, which Gatling agrees upon by TLS alone
 */
public record Transport(boolean isTls, boolean isHttp2) {

  public Transport {
    if (isHttp2 && !isTls) {
      throw new IllegalArgumentException("Gatling speaks HTTP/2 only where TLS has agreed on it");
    }
  }

  /** Such as HTTP/2 with TLS. */
  public String words() {
    return "HTTP/" + (isHttp2 ? "2" : "1.1") + (isTls ? " with TLS" : "");
  }
}

package salvo.gatling.stream.calibration;

/**
 * How the streams of a run come.
 *
 * @param isTls encrypted
 * @param isHttp2 over HTTP/2, which TLS has agreed upon
 */
public record Transport(boolean isTls, boolean isHttp2) {

  public Transport {
    if (isHttp2 && !isTls) {
      throw new IllegalArgumentException("HTTP/2 is calibrated with TLS only");
    }
  }

  /** Such as HTTP/2 with TLS. */
  public String words() {
    return "HTTP/" + (isHttp2 ? "2" : "1.1") + (isTls ? " with TLS" : "");
  }
}

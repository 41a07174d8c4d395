package salvo.doctor.network;

import java.io.File;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import salvo.config.Settings;

/** Whom a load trusts by its settings. */
final class Trust {

  /** What requests are sent in. */
  static final List<String> HTTP_1 = List.of("http/1.1");

  private final X509TrustManager manager;

  private Trust(X509TrustManager manager) {
    this.manager = manager;
  }

  /**
   * As the settings have it, but for whether anything is verified at all.
   *
   * @throws IOException when the file of certificates cannot be read
   */
  static Trust of(Settings.Tls settings) throws IOException {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store(settings));
      return new Trust(
          (X509TrustManager)
              Arrays.stream(factory.getTrustManagers())
                  .filter(X509TrustManager.class::isInstance)
                  .findFirst()
                  .orElseThrow());
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** Null stands for what Java trusts. */
  private static KeyStore store(Settings.Tls settings)
      throws IOException, GeneralSecurityException {
    Optional<String> file = settings.trustStore();
    return file.isEmpty()
        ? null
        : KeyStore.getInstance(
            new File(file.get()), settings.password().map(String::toCharArray).orElse(new char[0]));
  }

  /** Fails as a handshake would, but for the host. */
  void require(List<X509Certificate> chain) throws CertificateException {
    manager.checkServerTrusted(chain.toArray(X509Certificate[]::new), "UNKNOWN");
  }

  /**
   * Takes what a load would take.
   *
   * @param offered protocols above TLS, the best first
   */
  Security verifying(List<String> offered) {
    return new Security(context(manager), true, offered);
  }

  /** Takes any certificate: to look at one that was refused, or where the settings ask for it. */
  static Security takingAny(boolean verifiesHost, List<String> offered) {
    return new Security(context(new Any()), verifiesHost, offered);
  }

  private static SSLContext context(TrustManager manager) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {manager}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Java has no TLS", e);
    }
  }

  private static final class Any implements X509TrustManager {

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {
      // Any is taken.
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {
      // Any is taken.
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}

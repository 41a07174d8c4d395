package salvo.gatling.client;

import io.gatling.core.config.SslConfiguration;
import io.gatling.http.util.SslContextsFactory;
import io.gatling.javaapi.core.Session;
import java.io.File;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.TrustManagerFactory;
import salvo.config.Settings;
import salvo.run.StartException;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.OptionConverters;

/** Whose certificates are taken. Gatling takes any, and any version of TLS, unless it is told. */
public final class Trust {

  /** Gatling 3.15.1 keeps a user's own contexts here, and closes them when the user ends. */
  private static final String OF_USER = "gatling.http.ssl.sslContexts";

  private static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

  private final boolean verifies;
  private final Optional<TrustManagerFactory> own;

  private Trust(boolean verifies, Optional<TrustManagerFactory> own) {
    this.verifies = verifies;
    this.own = own;
  }

  /**
   * As the settings have it.
   *
   * @throws StartException when the file of certificates cannot be read
   */
  static Trust of(Settings.Tls settings) {
    return new Trust(
        settings.verify(), settings.trustStore().map(file -> read(file, settings.password())));
  }

  /**
   * The session of a user who trusts these certificates and no others, whatever all others do.
   *
   * @param gatling decides all else
   */
  public static Session only(
      TrustManagerFactory trusted, boolean isHttp2, SslConfiguration gatling, Session session) {
    Trust trust = new Trust(true, Optional.of(trusted));
    return session.set(
        OF_USER, trust.contexts(gatling, true).newSslContexts(isHttp2, Option.empty()));
  }

  /** Gatling's own contexts of TLS, with its configuration but for what is decided here. */
  SslContextsFactory contexts(SslConfiguration gatling, boolean verifiesHosts) {
    return verifies
        ? new SslContextsFactory(verifying(gatling), true)
        : new SslContextsFactory(gatling, verifiesHosts);
  }

  private SslConfiguration verifying(SslConfiguration gatling) {
    return new SslConfiguration(
        gatling.useOpenSsl(),
        gatling.useOpenSslFinalizers(),
        gatling.handshakeTimeout(),
        false,
        gatling.enabledProtocols().isEmpty()
            ? CollectionConverters.asScala(PROTOCOLS).toList()
            : gatling.enabledProtocols(),
        gatling.enabledCipherSuites(),
        gatling.sessionCacheSize(),
        gatling.sessionTimeout(),
        gatling.enableSni(),
        gatling.keyManagerFactory(),
        own.isPresent() ? OptionConverters.toScala(own) : gatling.trustManagerFactory());
  }

  private static TrustManagerFactory read(String file, Optional<String> password) {
    try {
      TrustManagerFactory made =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      made.init(
          KeyStore.getInstance(
              new File(file), password.map(String::toCharArray).orElse(new char[0])));
      return made;
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new StartException(
          "salvo.http.tls.trustStore = "
              + file
              + ": it cannot be read: "
              + e.getMessage()
              + ". Set it to a PKCS12 or JKS file, with salvo.http.tls.trustStorePassword.");
    }
  }
}

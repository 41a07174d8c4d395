package salvo.doctor.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import salvo.config.Settings;
import salvo.doctor.finding.Finding;

/** Whether the target speaks TLS as the injector does, and has a certificate that it takes. */
final class TlsCheck {

  private static final String NAME = "TLS";
  private static final List<String> HTTP_VERSIONS = List.of("h2", "http/1.1");

  private final TargetAddress target;
  private final InetAddress address;
  private final Settings.Tls settings;
  private final InstantSource clock;

  TlsCheck(TargetAddress target, InetAddress address, Settings.Tls settings, InstantSource clock) {
    this.target = target;
    this.address = address;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * What was found.
   *
   * @param security by which requests can be sent; empty where a load could send none
   * @param http2 whether the target offers HTTP/2
   */
  record Result(List<Finding> findings, Optional<Security> security, boolean http2) {

    private static Result stop(Finding problem) {
      return new Result(List.of(problem), Optional.empty(), false);
    }
  }

  /** A handshake that was made. */
  private record Handshake(SSLSession session, String http) {

    private boolean isHttp2() {
      return http.equals("h2");
    }
  }

  Result look() {
    Trust trust;
    try {
      trust = Trust.of(settings);
    } catch (IOException e) {
      return Result.stop(
          Finding.problem(
              NAME,
              "salvo.http.tls.trustStore cannot be read: " + e.getMessage(),
              "Set it to a PKCS12 or JKS file, with salvo.http.tls.trustStorePassword."));
    }
    try {
      return settings.verify() ? verified(trust) : unverified(trust);
    } catch (IOException e) {
      return Result.stop(failed(e));
    }
  }

  private Result verified(Trust trust) throws IOException {
    try {
      Handshake made = handshake(trust.verifying(HTTP_VERSIONS));
      return new Result(
          findings(trust, made, true), Optional.of(trust.verifying(Trust.HTTP_1)), made.isHttp2());
    } catch (SSLException e) {
      return refused(trust, e);
    }
  }

  /** What was wrong is seen by a handshake that takes any certificate, and sends nothing. */
  private Result refused(Trust trust, SSLException refusal) throws IOException {
    Handshake any = handshake(Trust.takingAny(false, HTTP_VERSIONS));
    List<Finding> findings = new ArrayList<>(findings(trust, any, fitsHost()));
    if (findings.stream().noneMatch(Finding::isProblem)) {
      findings.add(failed(refusal));
    }
    return new Result(findings, Optional.empty(), any.isHttp2());
  }

  private Result unverified(Trust trust) throws IOException {
    Handshake any = handshake(Trust.takingAny(false, HTTP_VERSIONS));
    return new Result(
        findings(trust, any, fitsHost()),
        Optional.of(Trust.takingAny(false, Trust.HTTP_1)),
        any.isHttp2());
  }

  private List<Finding> findings(Trust trust, Handshake made, boolean fitsHost)
      throws SSLException {
    SSLSession session = made.session();
    CertificateFindings certificate =
        new CertificateFindings(chain(session), clock.instant(), settings.verify());
    return List.of(
        Finding.ok(NAME, session.getProtocol() + ", " + session.getCipherSuite()),
        certificate.chain(trust),
        certificate.expiry(),
        certificate.host(target.host(), fitsHost));
  }

  private static List<X509Certificate> chain(SSLSession session) throws SSLException {
    Certificate[] chain = session.getPeerCertificates();
    return Arrays.stream(chain).map(X509Certificate.class::cast).toList();
  }

  /** One more handshake, in which the host is all that can be refused. */
  private boolean fitsHost() throws IOException {
    try {
      handshake(Trust.takingAny(true, HTTP_VERSIONS));
      return true;
    } catch (SSLException e) {
      return false;
    }
  }

  private Handshake handshake(Security security) throws IOException {
    try (Socket plain = new Socket()) {
      plain.setSoTimeout(Wire.PATIENCE_MILLIS);
      plain.connect(new InetSocketAddress(address, target.port()), ConnectionCheck.PATIENCE_MILLIS);
      try (SSLSocket socket = security.secured(plain, target)) {
        return new Handshake(socket.getSession(), socket.getApplicationProtocol());
      }
    }
  }

  private Finding failed(IOException e) {
    String message = String.valueOf(e.getMessage());
    if (message.contains("unrecognized SSL message")) {
      return Finding.problem(
          NAME,
          target.hostAndPort() + " does not speak TLS",
          "Use http://, or the port that speaks TLS.");
    }
    if (message.contains("protocol_version") || message.contains("protocol version")) {
      return Finding.problem(
          NAME,
          "the target speaks neither TLS 1.3 nor 1.2",
          "Enable one of them on the target: older versions are not safe, and are not supported"
              + " here.");
    }
    return Finding.problem(
        NAME,
        "no handshake: " + message,
        "Look into the target's TLS log: it may require a client certificate, or share no cipher.");
  }
}

package salvo.doctor.network;

import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import salvo.doctor.finding.Finding;

/** What a chain of certificates says, the target's own first: until when, by whom, for whom. */
final class CertificateFindings {

  private static final String CHAIN = "certificate chain";
  private static final String EXPIRY = "certificate expiry";
  private static final String HOST = "certificate host";
  private static final int SOON_DAYS = 14;
  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;
  private static final String TAKEN_ANYHOW =
      "; or leave it: salvo.http.tls.verify is false, so a load accepts it";

  private final List<X509Certificate> chain;
  private final X509Certificate own;
  private final Instant now;
  private final boolean verified;

  /**
   * @param verified whether a load verifies them
   */
  CertificateFindings(List<X509Certificate> chain, Instant now, boolean verified) {
    this.chain = chain;
    this.own = chain.get(0);
    this.now = now;
    this.verified = verified;
  }

  /** By that of the chain which is the first to end. */
  Finding expiry() {
    X509Certificate first =
        chain.stream().min(Comparator.comparing(X509Certificate::getNotAfter)).orElseThrow();
    Instant end = first.getNotAfter().toInstant();
    String whose = first.equals(own) ? "it" : "that of " + name(first) + " in its chain";
    long days = Duration.between(now, end).toDays();
    if (now.isAfter(end)) {
      return bad(
          EXPIRY,
          whose + " expired on " + day(end) + ", " + counted(-days) + " ago",
          "Renew it at the target");
    }
    if (now.isBefore(own.getNotBefore().toInstant())) {
      return bad(
          EXPIRY,
          "it is not valid before " + day(own.getNotBefore().toInstant()),
          "Set the clock of this machine, or have another certificate issued");
    }
    String text = whose + " is valid until " + day(end) + ", for " + counted(days) + " more";
    return days < SOON_DAYS
        ? Finding.note(EXPIRY, text, "Renew it at the target soon.")
        : Finding.ok(EXPIRY, text);
  }

  /** By whom it is signed. */
  Finding chain(Trust trust) {
    String signer = name(own.getIssuerX500Principal().getName());
    String text = "of " + name(own) + ", signed by " + signer;
    try {
      trust.require(chain);
      return Finding.ok(CHAIN, text + ", " + chain.size() + " sent");
    } catch (CertificateException e) {
      return refused(e, text);
    }
  }

  private Finding refused(CertificateException e, String text) {
    if (isAboutTime(e)) {
      return Finding.note(
          CHAIN,
          text + "; not judged further, because of its dates",
          "Look again once the certificate is renewed.");
    }
    if (chain.size() == 1 && own.getIssuerX500Principal().equals(own.getSubjectX500Principal())) {
      return bad(
          CHAIN,
          "it is self-signed, and this machine does not trust it (" + name(own) + ")",
          "Add it to salvo.http.tls.trustStore, or have it signed by a known authority");
    }
    return bad(
        CHAIN,
        text + ", leads to no authority that this machine trusts (" + chain.size() + " sent)",
        "Have the target send the intermediate certificates, or add the authority's to"
            + " salvo.http.tls.trustStore");
  }

  private static boolean isAboutTime(Throwable e) {
    return Stream.iterate(e, it -> it != null, Throwable::getCause)
        .anyMatch(
            it ->
                it instanceof CertificateExpiredException
                    || it instanceof CertificateNotYetValidException);
  }

  /**
   * For whom it is made out.
   *
   * @param fits whether a handshake that looks at the host's name was made
   */
  Finding host(String host, boolean fits) {
    return fits
        ? Finding.ok(HOST, "issued for " + host)
        : bad(
            HOST,
            "it is issued for " + names() + ", not for " + host,
            "Use a host name that the certificate covers, or have one issued for " + host);
  }

  private String names() {
    try {
      Collection<List<?>> names = own.getSubjectAlternativeNames();
      return names == null
          ? name(own)
          : names.stream()
              .filter(it -> it.get(0).equals(DNS_NAME) || it.get(0).equals(IP_ADDRESS))
              .map(it -> String.valueOf(it.get(1)))
              .collect(Collectors.joining(", "));
    } catch (CertificateParsingException e) {
      return name(own);
    }
  }

  private Finding bad(String check, String text, String fix) {
    return verified
        ? Finding.problem(check, text, fix + ".")
        : Finding.note(check, text, fix + TAKEN_ANYHOW + ".");
  }

  private static String name(X509Certificate certificate) {
    return name(certificate.getSubjectX500Principal().getName());
  }

  /** {@code CN=localhost,O=Example} is called localhost. */
  private static String name(String distinguished) {
    return distinguished.startsWith("CN=")
        ? distinguished.substring(3).replaceFirst("(?<!\\\\),.*", "")
        : distinguished;
  }

  private static String day(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }

  private static String counted(long days) {
    return days == 1 ? "1 day" : days + " days";
  }
}

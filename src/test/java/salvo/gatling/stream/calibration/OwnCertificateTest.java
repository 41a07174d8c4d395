package salvo.gatling.stream.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.SignatureException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A certificate that nobody else has. */
class OwnCertificateTest {

  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @Test
  void shouldBeOfTheLoopbackAddressForADay() throws GeneralSecurityException {
    X509Certificate made = OwnCertificate.make(CLOCK).certificate();

    assertThat(made.getVersion()).isEqualTo(3);
    assertThat(made.getSigAlgName()).isEqualTo("SHA256withECDSA");
    assertThat(made.getSubjectX500Principal().getName()).isEqualTo("CN=Salvo");
    assertThat(made.getSubjectAlternativeNames()).containsExactly(List.of(7, "127.0.0.1"));
    made.checkValidity(Date.from(NOW));
    made.checkValidity(Date.from(NOW.plus(Duration.ofHours(22))));
    assertThatThrownBy(() -> made.checkValidity(Date.from(NOW.minus(Duration.ofHours(2)))))
        .isInstanceOf(CertificateNotYetValidException.class);
  }

  @Test
  void shouldBeSignedByItsOwnKeyWhichIsAnotherEachTime() throws GeneralSecurityException {
    X509Certificate made = OwnCertificate.make(CLOCK).certificate();
    X509Certificate other = OwnCertificate.make(CLOCK).certificate();

    made.verify(made.getPublicKey());
    assertThatThrownBy(() -> made.verify(other.getPublicKey()))
        .isInstanceOf(SignatureException.class);
  }
}

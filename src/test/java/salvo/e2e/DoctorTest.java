package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import salvo.config.Settings;
import salvo.doctor.finding.Finding;
import salvo.doctor.finding.Level;
import salvo.doctor.finding.TargetFindings;
import salvo.doctor.network.TargetDoctor;

/** What the doctor finds at targets that speak TLS, one for each fault of a certificate. */
class DoctorTest {

  @TempDir Path folder;

  @Test
  void shouldFindNothingWhenTheCertificateIsInOrder() {
    Path certificate = TlsTarget.certificate(folder, "localhost");

    TargetFindings found = look(certificate, true, Optional.of(certificate));

    assertThat(found.findings()).extracting(Finding::level).containsOnly(Level.OK);
    assertThat(text(found, "TLS")).startsWith("TLSv1.3, ");
    assertThat(text(found, "certificate expiry")).matches("it is valid until .* days more");
    assertThat(text(found, "certificate host")).isEqualTo("issued for localhost");
    assertThat(text(found, "keep-alive")).startsWith("a second request");
    assertThat(found.load().get().failed()).isZero();
  }

  @Test
  void shouldNameTheSignerWhenNobodyElseHasSigned() {
    TargetFindings found = look(TlsTarget.certificate(folder, "localhost"), true, Optional.empty());

    assertThat(problems(found)).containsExactly("certificate chain");
    assertThat(text(found, "certificate chain")).startsWith("it is self-signed");
    assertThat(fix(found, "certificate chain")).contains("salvo.http.tls.trustStore");
    assertThat(found.load()).isEmpty();
  }

  @Test
  void shouldNameTheHostsWhenTheCertificateIsForAnother() {
    Path certificate = TlsTarget.certificate(folder, "shop.example.com");

    TargetFindings found = look(certificate, true, Optional.of(certificate));

    assertThat(problems(found)).containsExactly("certificate host");
    assertThat(text(found, "certificate host"))
        .isEqualTo("it is issued for shop.example.com, not for localhost");
    assertThat(fix(found, "certificate host"))
        .startsWith("Use a host name that the certificate covers");
  }

  @Test
  void shouldNameTheDayWhenTheCertificateHasExpired() {
    Path authority = TlsTarget.certificate(folder, "authority", "-ext", "bc:c");
    Path certificate = TlsTarget.expired(folder, "localhost", authority);

    TargetFindings found = look(certificate, true, Optional.of(authority));

    assertThat(problems(found)).containsExactly("certificate expiry");
    assertThat(text(found, "certificate expiry")).matches("it expired on .*, [23] days ago");
    assertThat(fix(found, "certificate expiry")).isEqualTo("Renew it at the target.");
    assertThat(found.findings()).extracting(Finding::check).doesNotContain("answer");
  }

  @Test
  void shouldNoteTheFaultAndGoOnWhenTheSettingsVerifyNothing() {
    TargetFindings found =
        look(TlsTarget.certificate(folder, "shop.example.com"), false, Optional.empty());

    assertThat(problems(found)).isEmpty();
    assertThat(found.findings())
        .filteredOn(it -> it.level() == Level.NOTE)
        .extracting(Finding::check)
        .containsExactly("certificate chain", "certificate host");
    assertThat(text(found, "answer")).isEqualTo("GET / got status 204");
  }

  @Test
  void shouldSaySoWhenThePortDoesNotSpeakTls() {
    try (RawTarget plain = RawTarget.start(path -> RawTarget.Reaction.OK)) {
      URI secured = URI.create(plain.uri().toString().replace("http:", "https:"));

      TargetFindings found = new TargetDoctor(secured, http(true, Optional.empty())).look(0);

      assertThat(problems(found)).containsExactly("TLS");
    }
    try (TlsTarget target = TlsTarget.start(TlsTarget.certificate(folder, "localhost"))) {
      URI plain = URI.create(target.uri().toString().replace("https:", "http:"));

      TargetFindings found = new TargetDoctor(plain, http(true, Optional.empty())).look(0);

      assertThat(problems(found)).hasSize(1);
    }
  }

  private static TargetFindings look(Path certificate, boolean verify, Optional<Path> trusted) {
    try (TlsTarget target = TlsTarget.start(certificate)) {
      return new TargetDoctor(target.uri(), http(verify, trusted)).look(5);
    }
  }

  private static Settings.Http http(boolean verify, Optional<Path> trusted) {
    return new Settings.Http(
        Duration.ofMinutes(1),
        true,
        0,
        List.of(),
        new Settings.Tls(verify, trusted.map(Path::toString), Optional.of(TlsTarget.PASSWORD)),
        Map.of());
  }

  private static List<String> problems(TargetFindings found) {
    return found.findings().stream().filter(Finding::isProblem).map(Finding::check).toList();
  }

  private static String text(TargetFindings found, String check) {
    return finding(found, check).text();
  }

  private static String fix(TargetFindings found, String check) {
    return finding(found, check).fix().orElseThrow();
  }

  private static Finding finding(TargetFindings found, String check) {
    return found.findings().stream()
        .filter(it -> it.check().equals(check))
        .findFirst()
        .orElseThrow();
  }
}

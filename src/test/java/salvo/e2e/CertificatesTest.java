package salvo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A target is who its certificate says, unless the settings say that nobody need look. */
class CertificatesTest {

  private static final String UNVERIFIED =
      "The target's certificate was not verified: salvo.http.tls.verify is false.";

  @TempDir private Path folder;

  @Test
  void shouldFailWhenNobodyTrustedSignedTheCertificate() {
    Path certificate = TlsTarget.certificate(folder, "localhost");
    try (TlsTarget target = TlsTarget.start(certificate);
        GatlingProcess strict = launch(target).start();
        GatlingProcess lax = launch(target).with("salvo.http.tls.verify", false).start();
        GatlingProcess told = trusting(target, certificate).start()) {
      FinishedRun refused = strict.await();
      assertFailed(refused, "certificate unknown");
      assertThat(refused.console()).contains("salvo.http.tls.trustStore");
      FinishedRun taken = lax.await();
      assertThat(taken.exitCode()).as(taken.console()).isZero();
      assertThat(taken.summary().warnings()).contains(UNVERIFIED);
      FinishedRun trusted = told.await();
      assertThat(trusted.exitCode()).as(trusted.console()).isZero();
      assertThat(trusted.summary().warnings()).doesNotContain(UNVERIFIED);
    }
  }

  @Test
  void shouldFailWhenTheCertificateIsOfAnotherHostOrOutOfDate() {
    Path other = TlsTarget.certificate(folder, "other.example");
    Path authority = TlsTarget.certificate(folder, "authority", "-ext", "bc:c");
    Path old = TlsTarget.expired(folder, "localhost", authority);
    try (TlsTarget elsewhere = TlsTarget.start(other);
        TlsTarget expired = TlsTarget.start(old);
        GatlingProcess first = trusting(elsewhere, other).start();
        GatlingProcess second = trusting(expired, authority).start()) {
      assertFailed(first.await(), "certificate of another host");
      assertFailed(second.await(), "certificate out of date");
    }
  }

  @Test
  void shouldBeRefusedWhenTheTrustStoreCannotBeRead() {
    FinishedRun run =
        GatlingLaunch.endpoints(folder)
            .with("baseUrl", "https://localhost:1")
            .with("salvo.http.tls.trustStore", "no-such.p12")
            .withSettings("salvo.systems.endpoints.list = [ { name = get, path = \"/\" } ]")
            .start()
            .await();

    assertThat(run.exitCode()).as(run.console()).isEqualTo(1);
    assertThat(run.console())
        .contains("salvo.http.tls.trustStore = no-such.p12: it cannot be read")
        .doesNotContain("\tat ");
  }

  private static void assertFailed(FinishedRun run, String cause) {
    assertThat(run.exitCode()).as(run.console()).isEqualTo(2);
    assertThat(run.summary().endpointsByCause()).isEqualTo(Map.of(cause, List.of("get")));
    assertThat(run.console()).contains("salvo.http.tls.verify");
  }

  private GatlingLaunch trusting(TlsTarget target, Path certificate) {
    return launch(target)
        .with("salvo.http.tls.trustStore", certificate)
        .with("salvo.http.tls.trustStorePassword", TlsTarget.PASSWORD);
  }

  private GatlingLaunch launch(TlsTarget target) {
    return GatlingLaunch.endpoints(folder)
        .with("baseUrl", target.uri())
        .with("profile", "users-requests-light")
        .with("users", 2)
        .with("requests", 3)
        .withSettings(
            """
            salvo.systems.endpoints {
              userTypes.client.thinkTime { min = 0 s, max = 0 s }
              list = [ { name = get, path = "/items", expectedStatus = [204] } ]
            }
            """);
  }
}

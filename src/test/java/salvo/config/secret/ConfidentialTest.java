package salvo.config.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.config.Given;

class ConfidentialTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Auth",
        "X-Access-Key",
        "X-Vault-Token",
        "X-Amz-Signature",
        "X-Vault-Tok",
        "PRIVATE-PWD",
        "Ocp-Apim-Subscription-Key",
        "X-Session-Id",
        "Authorization",
        "Cookie",
        "X-Anything"
      })
  void shouldMaskTheLiteralOfAHeaderWhereverItIsSaid(String header) {
    Confidential found = of("http.headers.\"" + header + "\" = \"sEcret+1 2\"");

    assertThat(found.shown().get("http").toString()).contains(header + "=***");
    assertThat(found.secrets().mask("no sEcret%2B1+2 here")).isEqualTo("no *** here");
  }

  @ParameterizedTest
  @CsvSource({
    "Accept, application/json",
    "Content-Type, text/plain",
    "User-Agent, Salvo",
    "X-Request-Id, #{id}",
    "Authorization, 'Bearer #{token}'"
  })
  void shouldShowAHeaderThatIsHarmlessOrHoldsNoLiteral(String header, String value) {
    Confidential found = of("http.headers." + header + " = \"" + value + "\"");

    assertThat(found.shown().get("http").toString()).contains(header + "=" + value);
    assertThat(found.secrets().isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api_key",
        "key",
        "sig",
        "code",
        "access_token",
        "pwd",
        "pass",
        "auth",
        "signature",
        "X-Amz-Signature",
        "sid"
      })
  void shouldMaskValuesOfAQueryWhereverTheyAreSaid(String name) {
    Confidential found =
        of("systems.endpoints.list = [{name = a, path = \"/x?page=2&t=1&" + name + "=sEcret\"}]");

    assertThat(found.shown().get("systems").toString())
        .contains("path=/x?page=2&t=***&" + name + "=***");
    assertThat(found.secrets().mask("sEcret")).isEqualTo("***");
  }

  @Test
  void shouldMaskTokensAndPasswordsWithoutWhatStandsAroundThem() {
    Confidential found =
        of(
            """
            http.headers { Authorization = "Basic Ym9iOmJhc2ljLXB3", Cookie = "a=b; sid=cookie-sid" }
            systems.endpoints.list = [
              { name = a, path = "/?u=http://bob:info-pw@host/", body = "{\\"password\\": \\"body-pw\\"}" }
            ]
            """);

    assertThat(found.secrets().mask("basic-pw cookie-sid info-pw body-pw Ym9iOmJhc2ljLXB3 bob"))
        .isEqualTo("*** *** *** *** *** bob");
  }

  @Test
  void shouldMaskWhatCameFromTheEnvironmentByAHarmlessName() {
    Confidential found =
        Given.application(
                """
                salvo {
                  http.headers { Accept = ${HARMLESS}, User-Agent = "of "${OTHER} }
                  systems.endpoints.list = [{ name = a, path = "/"${PLACE}"/b" }]
                }
                """)
            .variable("HARMLESS", "from-env")
            .variable("OTHER", "from-other")
            .variable("PLACE", "from-place")
            .variable("SALVO_SYSTEMS_CONTENT_OPTIONS_ADMINEMAIL", "me@example.com")
            .read()
            .confidential();

    assertThat(found.shown().get("http").toString()).contains("Accept=***", "User-Agent=of ***");
    assertThat(found.shown().get("systems").toString()).contains("path=/***/b", "adminEmail=***");
    assertThat(found.secrets().mask("from-env from-other from-place me@example.com of"))
        .isEqualTo("*** *** *** *** of");
  }

  @Test
  void shouldMaskTheKeyInAnAddressOfTheEnvironment() {
    Confidential found =
        Given.application(
                "salvo.monitor.exporters = [{ name = db, url = ${PLACE}, series = [load] }]")
            .variable("PLACE", "http://db.example.com:9100/prometheus/k3y-0f-db")
            .read()
            .confidential();

    assertThat(found.shown().get("monitor").toString()).contains("url=***");
    assertThat(found.secrets().mask("prometheus at db.example.com, /k3y-0f-db"))
        .isEqualTo("prometheus at db.example.com, /***");
  }

  @Test
  void shouldShowWhatTheEnvironmentSaysOfTheLoad() {
    Confidential found =
        Given.nothing()
            .variable("SALVO_BASE_URL", "http://staging.example.com")
            .variable("SALVO_WORKLOAD_PROFILE", "normal")
            .variable("SALVO_REPORT_SKIP_FIRST", "2500 ms")
            .read()
            .confidential();

    assertThat(found.shown()).containsEntry("baseUrl", "http://staging.example.com");
    assertThat(found.shown().get("workload").toString()).contains("profile=normal");
    assertThat(found.secrets().isEmpty()).isTrue();
  }

  @Test
  void shouldMaskWhatCameFromAFileOfSecrets() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("my-credentials.conf"),
            "salvo.systems.content.options.adminEmail = from-file");
    Confidential found = Given.application("include file(\"" + file + "\")").read().confidential();

    assertThat(found.shown().get("systems").toString()).contains("adminEmail=***");
    assertThat(found.secrets().mask("from-file")).isEqualTo("***");
  }

  @Test
  void shouldWarnOfASecretOnTheCommandLine() {
    assertThat(
            Given.nothing()
                .property("salvo.systems.content.options.adminPassword", "pw-of-admin")
                .property("salvo.systems.content.options.adminEmail", "me@example.com")
                .property("rps", "12")
                .read()
                .confidential()
                .warnings())
        .containsExactly(
            "salvo.systems.content.options.adminPassword was given with -D, where everyone on this"
                + " machine, and in Maven's log, can read it; secrets belong in the environment, as"
                + " SALVO_SYSTEMS_CONTENT_OPTIONS_ADMIN_PASSWORD.");
  }

  @Test
  void shouldNotQuoteASecretInARefusal() {
    assertThat(
            Given.application("salvo.systems.endpoints.list = [{name = a, path = ${WRONG}}]")
                .variable("WRONG", "no-path-but-a-key")
                .problems())
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem.text()).doesNotContain("no-path-but-a-key"));
  }

  private static Confidential of(String hocon) {
    return Given.application("salvo { " + hocon + " }").read().confidential();
  }
}

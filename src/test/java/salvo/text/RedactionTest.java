package salvo.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import salvo.config.Given;
import salvo.config.Settings;

class RedactionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "adminPassword",
        "DB_PASSWD",
        "clientSecret",
        "X-Auth-Token",
        "apiKey",
        "X-API-Key",
        "api_key",
        "Authorization",
        "proxy-authorization",
        "Cookie",
        "credentials",
        "private-key",
        "X-Access-Key",
        "X-Amz-Signature",
        "Ocp-Apim-Subscription-Key",
        "X-Session-Id",
        "dbPwd",
        "auth",
        "user_pass",
        "inputToken",
        "refresh_tokens",
        "X-Auth",
        "sid"
      })
  void shouldMaskTheValueWhenItsKeyTellsOfASecret(String key) {
    assertThat(Redaction.text(key, "s3cret")).isEqualTo("***");
    assertThat(Redaction.text(key, "")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "apiKeyHeader",
        "path",
        "Content-Type",
        "adminEmail",
        "keys",
        "author",
        "passenger",
        "pinned",
        "side",
        "maxTokens",
        "max_completion_tokens",
        "prompt_tokens",
        "cache_creation_input_tokens",
        "completion_tokens_details",
        "cachedContentTokenCount",
        "firstTokenTimeout",
        "tokenizer"
      })
  void shouldShowTheValueWhenItsKeyIsHarmless(String key) {
    assertThat(Redaction.text(key, "shown")).isEqualTo("shown");
  }

  @ParameterizedTest
  @CsvSource({
    "http://me:pw@example.com/x,            http://***@example.com/x",
    "http://me:p@w@example.com,             http://***@example.com",
    "/x?a=1&api_key=k&b=2,                  /x?a=1&api_key=***&b=2",
    "https://example.com?access_token=a#f,  https://example.com?access_token=***#f",
    "http://example.com/@me?price=$1,       http://example.com/@me?price=$1"
  })
  void shouldMaskCredentialsWhenTheyStandInAUrl(String url, String shown) {
    assertThat(Redaction.text("path", url)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "/x?page=1&key=k&order=up,   /x?page=1&key=***&order=up",
    "/x?a=1&b=#{b}&c=,           /x?a=***&b=#{b}&c=",
    "/x/1?redirect=http://a:b@c, /x/1?redirect=***"
  })
  void shouldShowOfAPathsQueryOnlyWhatIsHarmless(String path, String shown) {
    assertThat(Redaction.path(path)).isEqualTo(shown);
  }

  @Test
  void shouldHoldTheEffectiveConfigurationWithoutSecrets() {
    Settings settings =
        Given.application(
                """
                salvo {
                  http.headers { Authorization = "Bearer s3cret", Accept = "*/*" }
                  systems.content.options.adminPassword = s3cret
                  systems.endpoints.list = [
                    { name = a, path = "/a?token=s3cret", headers.X-Api-Key = s3cret }
                    { name = b, path = /b, body = "{\\"password\\": \\"s3cret\\"}" }
                  ]
                }
                """)
            .variable("SALVO_SYSTEMS_CONTENT_OPTIONS_APIKEY", "s3cret")
            .property("rps", "12")
            .read();

    assertThat(settings.effective().toString()).doesNotContain("s3cret");
    assertThat(settings.toString()).doesNotContain("s3cret");
    assertThat(settings.http().toString()).doesNotContain("s3cret");
    assertThat(settings.systems().toString()).doesNotContain("s3cret");
    assertThat(settings.systems().get("content").options()).containsEntry("apiKey", "s3cret");
    assertThat(settings.effective())
        .containsEntry("baseUrl", "")
        .extractingByKey("http", InstanceOfAssertFactories.MAP)
        .containsEntry("headers", Map.of("Authorization", "***", "Accept", "*/*"));
    assertThat(settings.effective().get("workload"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry("rps", "12")
        .containsEntry("users", null);
  }

  @Test
  void shouldShowNoSecretWhenItsValueIsRefused() {
    assertThat(
            Given.application("salvo.systems.content.options.apiKey = null")
                .property("baseUrl", "https://me:s3cret@example.com")
                .property("salvo.systems.content.options.apiKye.s3cret", "s3cret")
                .property("salvo.htpp.token", "s3cret")
                .problems())
        .hasSize(4)
        .allSatisfy(problem -> assertThat(problem.value()).doesNotContain("s3cret"));
  }
}

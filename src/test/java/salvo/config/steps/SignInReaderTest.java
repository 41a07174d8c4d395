package salvo.config.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import salvo.config.Given;
import salvo.config.Settings;
import salvo.config.source.SettingsProblem;

class SignInReaderTest {

  private static final String SHOP = "salvo.systems.shop.";

  @Test
  void shouldReadASignInOfAUserType() {
    SystemTasks tasks =
        Given.application(
                """
                salvo.systems.shop {
                  signIn { bearer = a }
                  userTypes {
                    clerk { signIn { post = /staff, save { pass = p } }, tasks { work = 1 } }
                    guest { tasks { look = 1 } }
                  }
                  tasks { look = [ { get = / } ], work = [ { get = "/#{pass}" } ] }
                }
                """)
            .read()
            .systemNamed("shop")
            .described();

    assertThat(tasks.signIns()).containsOnlyKeys("clerk");
    assertThat(tasks.of("clerk").signIn().request().orElseThrow().path()).isEqualTo("/staff");
    assertThat(tasks.of("guest").signIn().headers()).containsEntry("Authorization", "Bearer a");
  }

  @Test
  void shouldRefuseWhatNotAllWhoDoATaskHave() {
    assertThat(
            Given.application(
                    """
                    salvo.systems.shop {
                      userTypes {
                        clerk { signIn { post = /staff, save { pass = p } } }
                        guest {}
                      }
                      tasks { work = [ { get = "/#{pass}" } ] }
                    }
                    """)
                .problems())
        .extracting(SettingsProblem::key)
        .containsExactly("salvo.systems.shop.tasks.work[0].get");
  }

  @Test
  void shouldGiveStepsWhatTheSignInSaves() {
    SystemTasks tasks =
        read(
            """
            signIn { post = /login, json { user = ann }, save { token = token }, expiresIn = 9 min }
            headers { Authorization = "Bearer #{token}" }
            tasks.t = [ { get = "/users/#{token}" } ]
            """);

    assertThat(tasks.signIn().request().orElseThrow().name()).isEqualTo("POST /login");
    assertThat(tasks.signIn().lifetime()).hasValue(Duration.ofMinutes(9));
    assertThat(tasks.headers()).isEqualTo(Map.of("Authorization", "Bearer #{token}"));
  }

  @Test
  void shouldSendWhatNeedsNoRequestWithEachOther() {
    assertThat(read("signIn.bearer = abc").signIn().headers())
        .isEqualTo(Map.of("Authorization", "Bearer abc"));
    assertThat(read("signIn.apiKey { header = X-Key, key = abc }").signIn().headers())
        .isEqualTo(Map.of("X-Key", "abc"));
    assertThat(read("signIn.apiKey { query = key, key = abc }").signIn().query())
        .isEqualTo(Map.of("key", "abc"));
    assertThat(read("signIn.basic { user = ann, password = abc }").signIn().basic())
        .hasValue(new SignIn.Basic("ann", "abc"));
  }

  @Test
  void shouldAskForATokenWhenItIsOAuth() {
    SignIn signIn =
        read("signIn { post = /token, oauth2 { clientId = shop, clientSecret = abc, scope = a } }")
            .signIn();

    assertThat(signIn.request().orElseThrow().body())
        .isEqualTo(
            new Body.Form(
                Map.of(
                    "grant_type", "client_credentials",
                    "client_id", "shop",
                    "client_secret", "abc",
                    "scope", "a")));
    assertThat(signIn.headers()).isEqualTo(Map.of("Authorization", "Bearer #{token}"));
    assertThat(signIn.lifetimePath()).hasValue("expires_in");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bearer = ${?NO_SUCH_VARIABLE}        | signIn        | there is none | a variable that is"
            + " not set",
        "bearer = a, post = /login            | signIn        | not post and bearer | leave out"
            + " one",
        "basic { user = ann }                 | signIn.basic.password | there is no default |"
            + " example",
        "apiKey { key = a }                   | signIn.apiKey | as a header or in the query |"
            + " X-Api-Key",
        "post = /t, oauth2 { clientId = a }   | signIn.oauth2.clientSecret | there is no default |"
            + " example",
        "post = /login, expiresIn = soon      | signIn.expiresIn | a duration | example",
        "post = /login, feed = no.csv         | signIn.feed   | ending in .csv | example",
        "post = /login, json { a = '#{b}' }   | signIn.json   | without #{b} | save or feed"
      })
  void shouldNameTheKeyWhenItBreaksARule(String signIn, String key, String rule, String fix) {
    assertThat(Given.application(SHOP + "signIn { " + signIn.replace('\'', '"') + " }").problems())
        .singleElement()
        .satisfies(it -> assertThat(it.key()).isEqualTo(SHOP + key))
        .satisfies(it -> assertThat(it.rule()).contains(rule))
        .satisfies(it -> assertThat(it.fix()).contains(fix));
  }

  @Test
  void shouldWarnOfASecretThatStandsInAFile() {
    Settings settings =
        Given.application(
                "salvo.systems.shop {\nsignIn { basic { user = ann, password = pa55word99 } }\n}")
            .read();

    assertThat(settings.confidential().warnings())
        .singleElement()
        .asString()
        .contains("salvo.systems.shop.signIn.basic.password holds a secret as text", ".conf:2)")
        .contains("write ${SHOP_PASSWORD} in its place")
        .doesNotContain("pa55word99");
    assertThat(settings.confidential().shown().toString()).doesNotContain("pa55word99");
    assertThat(settings.toString()).doesNotContain("pa55word99");
  }

  @Test
  void shouldNotWarnOfASecretThatAVariableGives() {
    Settings settings =
        Given.application("salvo.systems.shop.signIn.bearer = ${TOKEN_OF_SHOP}")
            .variable("TOKEN_OF_SHOP", "s3cret-enough")
            .read();

    assertThat(settings.confidential().warnings()).isEmpty();
    assertThat(settings.confidential().shown().toString()).doesNotContain("s3cret-enough");
    assertThat(settings.confidential().secrets().mask("s3cret-enough")).isEqualTo("***");
  }

  @Test
  void shouldNotTakeTheNameOfWhatIsSavedForASecret() {
    Settings settings =
        Given.application(SHOP + "signIn { post = /login, save { token = access_token } }").read();

    assertThat(settings.confidential().secrets().mask("access_token")).isEqualTo("access_token");
    assertThat(settings.confidential().warnings()).isEmpty();
  }

  private static SystemTasks read(String shop) {
    return Given.application("salvo.systems.shop {\n" + shop + "\n}")
        .read()
        .systemNamed("shop")
        .described();
  }
}

package simulations.content;

import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.http.HttpDsl.header;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.util.Set;
import salvo.gatling.Target;

/**
 * The requests of sign-up, sign-in and tokens, beyond those that every simulation of the content
 * system makes. A refusal that the test provokes is a success, under a name of its own.
 */
final class AuthenticationRequests {

  static final String LOGIN_REFUSED = "login refused";
  static final String LOGIN_LIMITED = "login limited";
  static final String GUESS_PASSWORD = "guess password";
  static final String WHO_AM_I = "who am i";
  static final String TOKEN_REFUSED = "token refused";
  static final String MY_USAGE = "my usage";

  /** All of the simulation. */
  static final Set<String> NAMES =
      Set.of(
          ContentRequests.REGISTER,
          ContentRequests.LOGIN,
          ContentRequests.LIST_JOBS,
          LOGIN_REFUSED,
          LOGIN_LIMITED,
          GUESS_PASSWORD,
          WHO_AM_I,
          TOKEN_REFUSED,
          MY_USAGE);

  final HttpRequestActionBuilder loginRefused;
  final HttpRequestActionBuilder loginLimited;
  final HttpRequestActionBuilder guessPassword;
  final HttpRequestActionBuilder whoAmI;
  final HttpRequestActionBuilder tokenRefused;
  final HttpRequestActionBuilder myUsage;

  AuthenticationRequests(ContentRequests content, Target target) {
    loginRefused = content.loginAttempt(LOGIN_REFUSED).check(status().is(401));
    loginLimited =
        content.loginAttempt(LOGIN_LIMITED).check(status().is(429), header("Retry-After").exists());
    // Whether by the password or by the limit: the guess must be turned away.
    guessPassword = content.loginAttempt(GUESS_PASSWORD).check(status().in(401, 429));
    whoAmI =
        me(WHO_AM_I, target)
            .header("Authorization", ContentRequests.BEARER)
            .check(
                status().is(200),
                jmesPath("email").is(session -> ContentAccounts.account(session).email()));
    tokenRefused =
        me(TOKEN_REFUSED, target)
            .header("Authorization", session -> expired(ContentRequests.BEARER.apply(session)))
            .check(status().is(401));
    myUsage = content.usage(MY_USAGE, session -> "user/me").check(status().is(200));
  }

  private static HttpRequestActionBuilder me(String name, Target target) {
    return http(name).get("/api/v1/auth/users/me").requestTimeout(target.requestTimeout());
  }

  /** No run waits for a token's end: one whose signature is cut is as invalid as an old one. */
  private static String expired(String bearer) {
    return bearer.substring(0, bearer.length() - 1);
  }
}

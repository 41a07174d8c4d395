package simulations.content;

import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.http.HttpDsl.header;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.http.HttpRequestActionBuilder;

/**
 * The requests of sign-up, sign-in and tokens, beyond those that every simulation of the content
 * system makes. A refusal that the test provokes is a success, under a name of its own.
 */
final class AuthenticationRequests {

  final HttpRequestActionBuilder loginRefused;
  final HttpRequestActionBuilder loginLimited;
  final HttpRequestActionBuilder guessPassword;
  final HttpRequestActionBuilder whoAmI;
  final HttpRequestActionBuilder tokenRefused;
  final HttpRequestActionBuilder myUsage;

  AuthenticationRequests(ContentRequests content) {
    loginRefused = content.loginAttempt("login refused").check(status().is(401));
    loginLimited =
        content
            .loginAttempt("login limited")
            .check(status().is(429), header("Retry-After").exists());
    // Whether by the password or by the limit: the guess must be turned away.
    guessPassword = content.loginAttempt("guess password").check(status().in(401, 429));
    whoAmI =
        me("who am i")
            .header("Authorization", ContentRequests.BEARER)
            .check(
                status().is(200),
                jmesPath("email").is(session -> ContentAccounts.account(session).email()));
    tokenRefused =
        me("token refused")
            .header("Authorization", session -> expired(ContentRequests.BEARER.apply(session)))
            .check(status().is(401));
    myUsage = content.usage("my usage", session -> "user/me").check(status().is(200));
  }

  private static HttpRequestActionBuilder me(String name) {
    return http(name).get("/api/v1/auth/users/me");
  }

  /** No run waits for a token's end: one whose signature is cut is as invalid as an old one. */
  private static String expired(String bearer) {
    return bearer.substring(0, bearer.length() - 1);
  }
}

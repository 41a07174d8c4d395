package simulations.content;

import static salvo.gatling.users.UserType.users;

import java.util.Set;
import salvo.gatling.LoadSimulation;

/** Content API: a storm of sign-ups and logins, tokens that expire, guessed passwords, limits. */
public final class AuthenticationSimulation extends LoadSimulation {

  public AuthenticationSimulation() {
    super("content-authentication");
    var authentication = new AuthenticationScenarios(target());
    setUp(
            load(
                authentication::accounts,
                users("auth-storm", authentication.storm()),
                users("token-expiration", authentication.useTokens()),
                users(AuthenticationScenarios.BRUTE_FORCE, authentication.guessPasswords()),
                users("rate-limit", authentication.exceedTheLimit())))
        .assertions(slos());
  }

  @Override
  protected Set<String> otherEndpoints() {
    return AuthenticationRequests.NAMES;
  }
}

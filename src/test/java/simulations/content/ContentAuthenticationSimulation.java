package simulations.content;

import static salvo.gatling.users.UserType.users;

import salvo.gatling.LoadSimulation;

/** Content API: a storm of sign-ups and logins, tokens that expire, guessed passwords, limits. */
public final class ContentAuthenticationSimulation extends LoadSimulation {

  public ContentAuthenticationSimulation() {
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
}

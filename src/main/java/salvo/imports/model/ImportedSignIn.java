package salvo.imports.model;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How a user signs in. A credential that a variable holds has to be set for a run of the other ways
 * but a request; a header of the system, whose variable may be missing, runs without.
 */
public sealed interface ImportedSignIn {

  /**
   * By a request of its own.
   *
   * @param feed file of accounts
   * @param expiresIn how long what it brings is good for
   * @param expiresInPath JMESPath of the seconds in its answer
   * @param oauth2 clientId, clientSecret, scope and audience; empty for others
   */
  record ByRequest(
      Optional<String> feed,
      ImportedStep.Request request,
      Optional<Duration> expiresIn,
      Optional<String> expiresInPath,
      Map<String, String> oauth2)
      implements ImportedSignIn {}

  /** A token that each request carries. */
  record Bearer(String token) implements ImportedSignIn {}

  /** User and password that each request carries. */
  record Basic(String user, String password) implements ImportedSignIn {}

  /** A key that each request carries, in a header or in the query. */
  record ApiKey(boolean inQuery, String name, String key) implements ImportedSignIn {}
}

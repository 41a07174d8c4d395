package salvo.config.steps;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How a user signs in: by a request of its own, or by what each request carries.
 *
 * @param feed whose records are given to the users in turn, each its own for good
 * @param request empty where there is nothing to ask for
 * @param lifetime of what the request has brought; empty: until it is refused
 * @param lifetimePath JMESPath of the seconds that it lives, in its answer
 * @param headers of all other requests
 * @param query of all other requests
 */
public record SignIn(
    Optional<Step.Feed> feed,
    Optional<Step.Request> request,
    Optional<Duration> lifetime,
    Optional<String> lifetimePath,
    Map<String, String> headers,
    Map<String, String> query,
    Optional<Basic> basic) {

  /** Nobody signs in. */
  static final SignIn NONE =
      new SignIn(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Map.of(),
          Map.of(),
          Optional.empty());

  /** Credentials of basic authentication. */
  public record Basic(String user, String password) {
    @Override
    public String toString() {
      return "Basic";
    }
  }

  /** Without headers and query, as they hold secrets. */
  @Override
  public String toString() {
    return "SignIn" + request.map(it -> "[" + it.name() + "]").orElse("[]");
  }
}

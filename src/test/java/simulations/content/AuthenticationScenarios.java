package simulations.content;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitBlockOnFail;
import static io.gatling.javaapi.core.CoreDsl.feed;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.FeederBuilder;
import io.gatling.javaapi.core.Session;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import salvo.gatling.Feeders;
import salvo.gatling.Target;
import salvo.gatling.users.Identities;
import salvo.gatling.users.Journey;
import salvo.gatling.users.Task;

/** What people and attackers do at the door of the content system. */
public final class AuthenticationScenarios {

  /** The user type that guesses the passwords of accounts of its own. */
  public static final String BRUTE_FORCE = "brute-force";

  private static final String ATTEMPTS = "attempts";
  private static final int TOO_MANY_REQUESTS = 429;

  private final ContentRequests content;
  private final AuthenticationRequests requests;
  private final ContentSteps steps;
  private final Target target;
  private final int loginLimit;
  private final FeederBuilder<String> guesses = Feeders.csv("content/password-guesses.csv");
  private final FeederBuilder<String> pages = Feeders.csv("content/pages.csv");

  public AuthenticationScenarios(Target target) {
    this.content = new ContentRequests(target);
    this.requests = new AuthenticationRequests(content);
    this.steps = new ContentSteps(content);
    this.target = target;
    this.loginLimit = target.wholeNumber("loginLimit");
    target.text("password", ContentAccounts.LEAST_PASSWORD);
  }

  /** The accounts of one target. */
  public Identities accounts() {
    return new ExistingAccounts(target, BRUTE_FORCE);
  }

  /** Signs in, signs up, and mistypes the password. */
  public Journey storm() {
    return Journey.of(
        Task.of(
            "sign-in",
            exitBlockOnFail()
                .on(
                    ContentAccounts.signIn(content.login)
                        .feed(pages)
                        .exec(content.listJobs)
                        .exec(requests.myUsage))),
        Task.of(
            "sign-up",
            exitBlockOnFail()
                .on(
                    exec(this::asSomebodyNew)
                        .exec(ContentAccounts.register(content.register))
                        .exec(ContentAccounts.signIn(content.login))
                        .exec(requests.myUsage))),
        Task.of("wrong-password", guess(), requests.loginRefused));
  }

  /** Shows its token, and signs in again when that is refused. */
  public Journey useTokens() {
    return Journey.of(
        Task.of("validate", exitBlockOnFail().on(exec(steps.freshToken()).exec(requests.whoAmI))),
        Task.of(
            "expire",
            exitBlockOnFail()
                .on(
                    exec(steps.freshToken())
                        .exec(requests.tokenRefused)
                        .exec(ContentAccounts.signIn(content.login))
                        .exec(requests.whoAmI))));
  }

  /** Guesses one password after the other. */
  public Journey guessPasswords() {
    return Journey.of(Task.of("guess", guess(), requests.guessPassword));
  }

  /** Tries until the target has enough of it, and then must not be let in. */
  public Journey exceedTheLimit() {
    return Journey.of(
        Task.of(
            "exceed-limit",
            exec(session -> session.remove(ContentAccounts.STATUS).set(ATTEMPTS, 0))
                .exec(asLongAs(this::unlimitedSoFar).on(guess().exec(requests.guessPassword)))
                .exec(requests.loginLimited)));
  }

  /** Twice as often as the limit allows, as the period of the limit may turn in between. */
  private boolean unlimitedSoFar(Session session) {
    boolean limited =
        session.contains(ContentAccounts.STATUS)
            && session.getInt(ContentAccounts.STATUS) == TOO_MANY_REQUESTS;
    return !limited && session.getInt(ATTEMPTS) < 2 * loginLimit;
  }

  private ChainBuilder guess() {
    return feed(guesses)
        .exec(
            session ->
                ContentAccounts.actAs(
                    session, ContentAccounts.account(session).guessing(session.getString("guess"))))
        .exec(session -> session.set(ATTEMPTS, attempts(session) + 1));
  }

  private static int attempts(Session session) {
    return session.contains(ATTEMPTS) ? session.getInt(ATTEMPTS) : 0;
  }

  private Session asSomebodyNew(Session session) {
    String email = "salvo-" + UUID.randomUUID() + "@example.com";
    String password = target.text("password", ContentAccounts.LEAST_PASSWORD);
    return ContentAccounts.actAs(
        session, new Account(email, password, new ConcurrentLinkedQueue<>()));
  }
}

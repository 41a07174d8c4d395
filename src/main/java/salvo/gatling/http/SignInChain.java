package salvo.gatling.http;

import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.jmesPath;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.FeederBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import salvo.config.steps.SignIn;
import salvo.config.steps.Step;

/**
 * How a user of a described system signs in: with the record that it is given once and for good,
 * and again shortly before what it has got expires.
 */
final class SignInChain {

  private static final String GIVEN = "salvo.signIn.given";
  private static final String UNTIL = "salvo.signIn.until";
  private static final String LIFETIME = "salvo.signIn.lifetime";

  /** What is not told to expire. */
  private static final Duration FOR_GOOD = Duration.ofDays(10_000);

  private static final Duration MOST_AHEAD = Duration.ofSeconds(30);
  private static final int PART_AHEAD = 10;

  private final SignIn signIn;

  /** The same wherever it stands, as its records are dealt out once. */
  private final Optional<ChainBuilder> record;

  SignInChain(SignIn signIn, Function<Path, FeederBuilder<?>> feeder) {
    this.signIn = signIn;
    this.record = signIn.feed().map(it -> given(feeder.apply(it.file()).circular()));
  }

  /** Whether it is a request, which can be made again. */
  boolean isRequest() {
    return signIn.request().isPresent();
  }

  /** Signs in, unless that was done and still holds; empty where nothing is to be done. */
  Optional<ChainBuilder> whenDue() {
    if (signIn.request().isPresent()) {
      return Optional.of(doIf(SignInChain::isDue).then(anew()));
    }
    return record;
  }

  /** Signs in, whatever holds; to be asked of a sign-in by a request. */
  ChainBuilder anew() {
    Step.Request request = signIn.request().orElseThrow();
    HttpRequestActionBuilder sent =
        StepRequests.ofSignIn(request).check(AnswerChecks.of(request).all());
    if (signIn.lifetimePath().isPresent()) {
      sent =
          sent.check(jmesPath(signIn.lifetimePath().get()).ofDouble().optional().saveAs(LIFETIME));
    }
    ChainBuilder asking =
        exec(session -> session.removeAll(UNTIL, LIFETIME)).exec(sent).exec(this::note);
    return record.map(it -> it.exec(asking)).orElse(asking);
  }

  private static ChainBuilder given(FeederBuilder<?> records) {
    return exec(
        doIf(session -> !session.contains(GIVEN))
            .then(feed(records).exec(session -> session.set(GIVEN, true))));
  }

  private Session note(Session session) {
    Duration lifetime =
        session.contains(LIFETIME)
            ? Duration.ofMillis((long) (session.getDouble(LIFETIME) * 1000))
            : signIn.lifetime().orElse(FOR_GOOD);
    Duration ahead = lifetime.dividedBy(PART_AHEAD);
    Duration until = lifetime.minus(ahead.compareTo(MOST_AHEAD) < 0 ? ahead : MOST_AHEAD);
    return session.set(UNTIL, System.nanoTime() + until.toNanos());
  }

  private static boolean isDue(Session session) {
    return !session.contains(UNTIL) || session.getLong(UNTIL) - System.nanoTime() <= 0;
  }
}

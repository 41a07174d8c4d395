package salvo.gatling.output;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import salvo.event.StreamDetail;

/**
 * Answers of the load that come as streams, from when their requests are handed over until they are
 * told of. When the load is cut, Gatling 3.15.1 is told of none of them any more: this is how to
 * know how far each is.
 */
public final class AnswersUnderWay {

  /** Of this process, which has one run. */
  public static final AnswersUnderWay OF_RUN = new AnswersUnderWay();

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Map<Long, Answer> byUser = new ConcurrentHashMap<>();

  /** One of them; each user has one at a time. */
  public interface Answer {

    /** How it is by now; empty while its request is not sent. */
    CompletableFuture<Optional<SoFar>> soFar();
  }

  /**
   * How an answer is before its end.
   *
   * @param scenario of its user
   * @param groups of its user, those of Gatling
   * @param name of its request
   * @param sentMillis when that was sent, by the run's clock
   * @param stream its end is the instant at which it was asked for
   * @param idleNanos for how long no content has come, although some has and more is to come
   */
  public record SoFar(
      String scenario,
      scala.collection.immutable.List<String> groups,
      String name,
      long sentMillis,
      StreamDetail stream,
      long idleNanos) {}

  /** An answer of that user begins. */
  public void begin(long user, Answer answer) {
    byUser.put(user, answer);
  }

  /** It is over, or will not come. */
  public void end(long user) {
    byUser.remove(user);
  }

  /** All whose requests are sent; those that do not tell within two seconds are left out. */
  public List<SoFar> soFar() {
    List<CompletableFuture<Optional<SoFar>>> asked =
        byUser.values().stream().map(Answer::soFar).toList();
    CompletableFuture<?> all = CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new));
    all.completeOnTimeout(null, PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
    List<SoFar> told = new ArrayList<>();
    asked.forEach(it -> it.getNow(Optional.empty()).ifPresent(told::add));
    return told;
  }
}

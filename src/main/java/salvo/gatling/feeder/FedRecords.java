package salvo.gatling.feeder;

import io.gatling.core.action.FeedMessage;
import io.gatling.core.action.builder.FeedBuilder$;
import io.gatling.core.actor.ActorRef;
import io.gatling.core.session.Session;
import io.gatling.javaapi.core.FeederBuilder;
import io.gatling.javaapi.core.internal.Converters;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.function.LongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import salvo.gatling.draw.Draws;
import scala.collection.immutable.Map;
import scala.concurrent.Promise;
import scala.concurrent.duration.FiniteDuration;

/**
 * Gives each user the records that are chosen for it, in place of the actor by which Gatling gives
 * all users the next one of a single row. Gatling 3.15.1 internals; a contract test feeds by one.
 */
final class FedRecords implements ActorRef<FeedMessage> {

  /** Which record a user gets. */
  @FunctionalInterface
  interface Choice {

    /** Number of the record, from 0 on; empty when there is none left. */
    OptionalLong next(Session user);

    /** Any of so many, as the user draws it. */
    static Choice drawn(long count) {
      return user -> OptionalLong.of(Draws.of(user).data().nextLong(count));
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(FedRecords.class);

  private final String name;
  private final Choice choice;
  private final LongFunction<Map<String, Object>> records;
  private final Executor reading;

  /**
   * @param records by their number
   * @param reading where they are read
   */
  FedRecords(
      String name, Choice choice, LongFunction<Map<String, Object>> records, Executor reading) {
    this.name = name;
    this.choice = choice;
    this.records = records;
    this.reading = reading;
  }

  /** The records of a feeder, kept in memory unless they are too many for that. */
  static FedRecords of(FeederBuilder<?> source, String name, Choice choice) {
    if (source instanceof LargeFeeder<?> large) {
      return large.fed(choice);
    }
    List<Map<String, Object>> kept =
        source.readRecords().stream().map(Converters::toScalaMap).toList();
    return new FedRecords(name, choice, number -> kept.get((int) number), Runnable::run);
  }

  /** Takes the place of what Gatling would make to feed by that feeder. */
  void standFor(FeederBuilder<?> feeder) {
    FeedBuilder$.MODULE$
        .io$gatling$core$action$builder$FeedBuilder$$Instances()
        .put((long) System.identityHashCode(feeder), this);
  }

  @Override
  public void $bang(FeedMessage message) {
    reading.execute(() -> message.next().$bang(fed(message)));
  }

  private Session fed(FeedMessage message) {
    Session session = message.session();
    try {
      Optional<Map<String, Object>> values =
          message.num().isEmpty() ? next(session) : next((Integer) message.num().get(), session);
      return values.isPresent() ? session.setAll(values.get()) : withoutRecord(session);
    } catch (UncheckedIOException e) {
      LOG.error("{}", e.getMessage());
      return session.markAsFailed();
    }
  }

  /** The last record that it was given would be used again. */
  private Session withoutRecord(Session session) {
    String[] names = Converters.toJavaMap(records.apply(0)).keySet().toArray(String[]::new);
    return new io.gatling.javaapi.core.Session(session).removeAll(names).markAsFailed().asScala();
  }

  private Optional<Map<String, Object>> next(Session session) {
    OptionalLong number = choice.next(session);
    return number.isPresent() ? Optional.of(records.apply(number.getAsLong())) : Optional.empty();
  }

  /** Several at once: each name with the values of all. */
  private Optional<Map<String, Object>> next(int many, Session session) {
    java.util.Map<String, Object> all = new LinkedHashMap<>();
    java.util.Map<String, List<Object>> values = new LinkedHashMap<>();
    for (int given = 0; given < many; given++) {
      Optional<Map<String, Object>> one = next(session);
      if (one.isEmpty()) {
        return Optional.empty();
      }
      Converters.toJavaMap(one.get())
          .forEach((key, value) -> values.computeIfAbsent(key, it -> new ArrayList<>()).add(value));
    }
    all.putAll(values);
    return Optional.of(Converters.toScalaMap(all));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public <R> Promise<R> replyPromise(FiniteDuration timeout) {
    throw new UnsupportedOperationException("A feeder answers by the action that follows");
  }
}

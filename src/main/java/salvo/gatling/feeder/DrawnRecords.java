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
import java.util.concurrent.Executor;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import salvo.gatling.draw.Draws;
import scala.collection.immutable.Map;
import scala.concurrent.Promise;
import scala.concurrent.duration.FiniteDuration;

/**
 * Gives each user the records that it draws, in place of the actor by which Gatling gives all users
 * the next one of a single row. Gatling 3.15.1 internals; a contract test feeds by one.
 */
final class DrawnRecords implements ActorRef<FeedMessage> {

  private static final Logger LOG = LoggerFactory.getLogger(DrawnRecords.class);

  private final String name;
  private final long count;
  private final LongFunction<Map<String, Object>> records;
  private final Executor reading;

  /**
   * @param records by their number, from 0 to below the count
   * @param reading where they are read
   */
  DrawnRecords(
      String name, long count, LongFunction<Map<String, Object>> records, Executor reading) {
    this.name = name;
    this.count = count;
    this.records = records;
    this.reading = reading;
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
    RandomGenerator data = Draws.of(session).data();
    try {
      return session.setAll(
          message.num().isEmpty() ? draw(data) : draw((Integer) message.num().get(), data));
    } catch (UncheckedIOException e) {
      LOG.error("{}", e.getMessage());
      return session.markAsFailed();
    }
  }

  private Map<String, Object> draw(RandomGenerator data) {
    return records.apply(data.nextLong(count));
  }

  /** Several at once: each name with the values of all. */
  private Map<String, Object> draw(int many, RandomGenerator data) {
    java.util.Map<String, Object> all = new LinkedHashMap<>();
    java.util.Map<String, List<Object>> values = new LinkedHashMap<>();
    for (int drawn = 0; drawn < many; drawn++) {
      Converters.toJavaMap(draw(data))
          .forEach((key, value) -> values.computeIfAbsent(key, it -> new ArrayList<>()).add(value));
    }
    all.putAll(values);
    return Converters.toScalaMap(all);
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

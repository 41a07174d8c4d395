package salvo.gatling.feeder;

import io.gatling.core.feeder.NamedFeederBuilder;
import io.gatling.javaapi.core.FeederBuilder;
import io.gatling.javaapi.core.internal.Converters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import salvo.Daemon;
import scala.Function0;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A feeder of any strategy whose records stay in their file. Gatling itself keeps a CSV file up to
 * 100 MB in memory, and a JSON file of any size; of a larger CSV file it mixes 2,000 neighbours and
 * calls that random.
 */
public final class LargeFeeder<T> implements FeederBuilder<T> {

  private final RecordFile file;
  private final RecordOrder order;
  private final UnaryOperator<scala.collection.immutable.Map<String, Object>> conversion;

  public LargeFeeder(RecordFile file) {
    this(file, RecordOrder.QUEUE, UnaryOperator.identity());
  }

  private LargeFeeder(
      RecordFile file,
      RecordOrder order,
      UnaryOperator<scala.collection.immutable.Map<String, Object>> conversion) {
    this.file = file;
    this.order = order;
    this.conversion = conversion;
  }

  @Override
  public FeederBuilder<T> queue() {
    return in(RecordOrder.QUEUE);
  }

  @Override
  public FeederBuilder<T> random() {
    return in(RecordOrder.RANDOM);
  }

  @Override
  public FeederBuilder<T> shuffle() {
    return in(RecordOrder.SHUFFLE);
  }

  @Override
  public FeederBuilder<T> circular() {
    return in(RecordOrder.CIRCULAR);
  }

  private FeederBuilder<T> in(RecordOrder other) {
    return new LargeFeeder<>(file, other, conversion);
  }

  @Override
  @SuppressWarnings("unchecked")
  public FeederBuilder<Object> transform(BiFunction<String, T, Object> change) {
    return new LargeFeeder<>(
        file,
        order,
        record -> {
          Map<String, Object> values = new LinkedHashMap<>();
          CollectionConverters.asJava(conversion.apply(record))
              .forEach((name, value) -> values.put(name, change.apply(name, (T) value)));
          return Converters.toScalaMap(values);
        });
  }

  @Override
  public List<Map<String, Object>> readRecords() {
    List<Map<String, Object>> records = new ArrayList<>();
    try (RecordFeed feed = feed(RecordOrder.QUEUE)) {
      while (feed.hasNext()) {
        records.add(Converters.toJavaMap(feed.next()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return records;
  }

  private RecordFeed feed(RecordOrder wanted) {
    return new RecordFeed(
        wanted.numbers(file.count(), Sharing.now().random()), new RecordReader(file, conversion));
  }

  /** Its records by their numbers. They are read on a thread of their own: no user waits for it. */
  FedRecords fed(FedRecords.Choice choice) {
    RecordReader reader = new RecordReader(file, conversion);
    return new FedRecords(
        file.path().toString(),
        choice,
        reader::at,
        Executors.newSingleThreadExecutor(Daemon.threads("salvo-feeder")));
  }

  @Override
  public int recordsCount() {
    return Math.toIntExact(file.count());
  }

  @Override
  public FeederBuilder<T> shard() {
    return this;
  }

  @Override
  public Function0<Iterator<scala.collection.immutable.Map<String, Object>>> asScala() {
    return new Source();
  }

  /** What Gatling opens, and names when it ends. */
  private final class Source implements NamedFeederBuilder {

    @Override
    public Iterator<scala.collection.immutable.Map<String, Object>> apply() {
      return feed(order);
    }

    @Override
    public String name() {
      return file.path().toString();
    }
  }
}

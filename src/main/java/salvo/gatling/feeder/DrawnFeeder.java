package salvo.gatling.feeder;

import io.gatling.javaapi.core.FeederBuilder;
import io.gatling.javaapi.core.internal.Converters;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import scala.Function0;
import scala.collection.Iterator;

/**
 * A feeder from whose records each user draws its own, whatever the others do: two runs of one seed
 * feed each user the same. The other strategies share one row of records, as ever, of which several
 * injectors take turns.
 */
public final class DrawnFeeder<T> implements FeederBuilder<T> {

  private final FeederBuilder<T> source;
  private final Function0<Iterator<scala.collection.immutable.Map<String, Object>>> wrapped;
  private boolean isDrawn;

  /**
   * @param source whose records are drawn
   */
  public DrawnFeeder(FeederBuilder<T> source) {
    this.source = source;
    this.wrapped = source.random().asScala();
  }

  @Override
  public FeederBuilder<T> queue() {
    return Sharing.now().of(source.queue());
  }

  @Override
  public FeederBuilder<T> random() {
    return this;
  }

  @Override
  public FeederBuilder<T> shuffle() {
    return Sharing.now().shuffled(source);
  }

  @Override
  public FeederBuilder<T> circular() {
    return Sharing.now().of(source.circular());
  }

  @Override
  public FeederBuilder<Object> transform(BiFunction<String, T, Object> change) {
    return new DrawnFeeder<>(source.transform(change));
  }

  @Override
  public List<Map<String, Object>> readRecords() {
    return source.readRecords();
  }

  @Override
  public int recordsCount() {
    return source.recordsCount();
  }

  @Override
  public FeederBuilder<T> shard() {
    return new DrawnFeeder<>(source.shard());
  }

  @Override
  public Function0<Iterator<scala.collection.immutable.Map<String, Object>>> asScala() {
    if (!isDrawn) {
      isDrawn = true;
      records().standFor(this);
    }
    return wrapped;
  }

  private DrawnRecords records() {
    if (source instanceof LargeFeeder<T> large) {
      return large.drawn();
    }
    List<scala.collection.immutable.Map<String, Object>> kept =
        source.readRecords().stream().map(Converters::toScalaMap).toList();
    return new DrawnRecords(
        wrapped.toString(), kept.size(), number -> kept.get((int) number), Runnable::run);
  }
}

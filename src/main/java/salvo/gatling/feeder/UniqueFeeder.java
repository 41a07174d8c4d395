package salvo.gatling.feeder;

import io.gatling.javaapi.core.FeederBuilder;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import salvo.event.Phase;
import scala.Function0;
import scala.collection.Iterator;

/** A feeder that gives no record twice in a run, whichever injector it is. */
final class UniqueFeeder<T> implements FeederBuilder<T> {

  private final FeederBuilder<T> source;
  private final UniqueRow row;

  UniqueFeeder(FeederBuilder<T> source, UniqueRow row) {
    this.source = source;
    this.row = row;
  }

  @Override
  public FeederBuilder<T> queue() {
    return this;
  }

  @Override
  public FeederBuilder<T> random() {
    throw inItsOrder("random");
  }

  @Override
  public FeederBuilder<T> shuffle() {
    throw inItsOrder("shuffle");
  }

  @Override
  public FeederBuilder<T> circular() {
    throw inItsOrder("circular");
  }

  private UnsupportedOperationException inItsOrder(String order) {
    return new UnsupportedOperationException(
        "each record of "
            + row.file()
            + " is used once, in the order of the file: leave out ."
            + order
            + "(), or unique(...)");
  }

  @Override
  public FeederBuilder<Object> transform(BiFunction<String, T, Object> change) {
    return new UniqueFeeder<>(source.transform(change), row);
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
    return this;
  }

  @Override
  public Function0<Iterator<scala.collection.immutable.Map<String, Object>>> asScala() {
    Sharing sharing = Sharing.now();
    if (sharing.feeds(this, row)) {
      FedRecords.Choice drawn = FedRecords.Choice.drawn(row.records());
      FedRecords.of(
              source,
              row.file(),
              user ->
                  sharing.isWarmUpElsewhere() && Phase.WARM_UP.owns(user.scenario())
                      ? drawn.next(user)
                      : row.next())
          .standFor(this);
    }
    return source.asScala();
  }
}

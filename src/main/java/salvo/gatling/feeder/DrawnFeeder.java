package salvo.gatling.feeder;

import io.gatling.javaapi.core.FeederBuilder;
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
  private final String file;
  private final boolean isWhole;
  private final Function0<Iterator<scala.collection.immutable.Map<String, Object>>> wrapped;
  private boolean isDrawn;

  /**
   * @param source whose records are drawn
   * @param file which holds them
   */
  public DrawnFeeder(FeederBuilder<T> source, String file) {
    this(source, file, false);
  }

  private DrawnFeeder(FeederBuilder<T> source, String file, boolean isWhole) {
    this.source = source;
    this.file = file;
    this.isWhole = isWhole;
    this.wrapped = source.random().asScala();
  }

  /** The same, of which each injector takes all records. */
  public FeederBuilder<T> whole() {
    return new DrawnFeeder<>(source, file, true);
  }

  /** The same records in the order of the file, each of which a run uses once. */
  public FeederBuilder<T> unique() {
    return new UniqueFeeder<>(source, Sharing.now().row(file, source.recordsCount()));
  }

  @Override
  public FeederBuilder<T> queue() {
    return isWhole ? source.queue() : Sharing.now().of(source.queue());
  }

  @Override
  public FeederBuilder<T> random() {
    return this;
  }

  @Override
  public FeederBuilder<T> shuffle() {
    return isWhole ? source.shuffle() : Sharing.now().shuffled(source);
  }

  @Override
  public FeederBuilder<T> circular() {
    return isWhole ? source.circular() : Sharing.now().of(source.circular());
  }

  @Override
  public FeederBuilder<Object> transform(BiFunction<String, T, Object> change) {
    return new DrawnFeeder<>(source.transform(change), file, isWhole);
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
    return new DrawnFeeder<>(source.shard(), file, isWhole);
  }

  @Override
  public Function0<Iterator<scala.collection.immutable.Map<String, Object>>> asScala() {
    if (!isDrawn) {
      isDrawn = true;
      FedRecords.of(source, file, FedRecords.Choice.drawn(source.recordsCount())).standFor(this);
    }
    return wrapped;
  }
}

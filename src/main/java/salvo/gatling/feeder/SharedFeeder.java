package salvo.gatling.feeder;

import io.gatling.core.feeder.NamedFeederBuilder;
import io.gatling.javaapi.core.FeederBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import salvo.workload.Share;
import scala.Function0;
import scala.collection.AbstractIterator;
import scala.collection.Iterator;

/** Every n-th record of a feeder, by the share of this injector. */
final class SharedFeeder<T> implements FeederBuilder<T> {

  private final FeederBuilder<T> all;
  private final Share share;

  SharedFeeder(FeederBuilder<T> all, Share share) {
    this.all = all;
    this.share = share;
  }

  @Override
  public FeederBuilder<T> queue() {
    return new SharedFeeder<>(all.queue(), share);
  }

  @Override
  public FeederBuilder<T> random() {
    return all.random();
  }

  @Override
  public FeederBuilder<T> shuffle() {
    return Sharing.now().shuffled(all);
  }

  @Override
  public FeederBuilder<T> circular() {
    return new SharedFeeder<>(all.circular(), share);
  }

  @Override
  public FeederBuilder<Object> transform(BiFunction<String, T, Object> change) {
    return new SharedFeeder<>(all.transform(change), share);
  }

  @Override
  public List<Map<String, Object>> readRecords() {
    List<Map<String, Object>> records = all.readRecords();
    return IntStream.range(0, records.size())
        .filter(share::has)
        .mapToObj(records::get)
        .collect(ArrayList::new, List::add, List::addAll);
  }

  @Override
  public int recordsCount() {
    return share.of(all.recordsCount());
  }

  @Override
  public FeederBuilder<T> shard() {
    return this;
  }

  @Override
  public Function0<Iterator<scala.collection.immutable.Map<String, Object>>> asScala() {
    Function0<Iterator<scala.collection.immutable.Map<String, Object>>> records = all.asScala();
    return new Source(records, share);
  }

  /** What Gatling opens, and names when it ends. */
  private record Source(
      Function0<Iterator<scala.collection.immutable.Map<String, Object>>> records, Share share)
      implements NamedFeederBuilder {

    @Override
    public Iterator<scala.collection.immutable.Map<String, Object>> apply() {
      return new Part(records.apply(), share);
    }

    @Override
    public String name() {
      return records instanceof NamedFeederBuilder named ? named.name() : records.toString();
    }
  }

  @SuppressWarnings("try") // What it closes may throw anything.
  private static final class Part
      extends AbstractIterator<scala.collection.immutable.Map<String, Object>>
      implements AutoCloseable {

    private final Iterator<scala.collection.immutable.Map<String, Object>> all;
    private final Share share;
    private long next;

    private Part(Iterator<scala.collection.immutable.Map<String, Object>> all, Share share) {
      this.all = all;
      this.share = share;
    }

    @Override
    public boolean hasNext() {
      while (!share.has(next) && all.hasNext()) {
        all.next();
        next++;
      }
      return all.hasNext();
    }

    @Override
    public scala.collection.immutable.Map<String, Object> next() {
      hasNext();
      next++;
      return all.next();
    }

    @Override
    public void close() throws Exception {
      if (all instanceof AutoCloseable open) {
        open.close();
      }
    }
  }
}

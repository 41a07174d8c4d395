package salvo.gatling.feeder;

import io.gatling.javaapi.core.CoreDsl;
import io.gatling.javaapi.core.FeederBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import salvo.workload.Share;

/**
 * How the injectors of a run share the records of a feeder that goes through them in some order:
 * each takes every n-th, so that together they take what one injector would, and none twice.
 */
public final class Sharing {

  private static volatile Sharing now = new Sharing(Share.ALL, 0, true, sentence -> {});

  private final Share share;
  private final long seed;
  private final boolean warmUpElsewhere;
  private final Consumer<String> ranOut;
  private final Map<String, UniqueRow> rows = new ConcurrentHashMap<>();
  private final Map<Long, UniqueRow> fed = new ConcurrentHashMap<>();

  /**
   * @param share of this injector
   * @param seed by which all of them shuffle alike
   * @param warmUpElsewhere whether the warm-up calls another service than the load, which may get
   *     any record
   * @param ranOut is told in a sentence that all unique records of a file are used
   */
  public Sharing(Share share, long seed, boolean warmUpElsewhere, Consumer<String> ranOut) {
    this.share = share;
    this.seed = seed;
    this.warmUpElsewhere = warmUpElsewhere;
    this.ranOut = ranOut;
  }

  /** To be called before the first feeder of a run is made. */
  public static void set(Sharing sharing) {
    now = sharing;
  }

  /** That of the run. */
  public static Sharing now() {
    return now;
  }

  boolean isWarmUpElsewhere() {
    return warmUpElsewhere;
  }

  /** What orders are drawn by: the same for all injectors of a run. */
  RandomGenerator random() {
    return share.isPart() ? new SplittableRandom(seed) : new SplittableRandom();
  }

  /** Its part of a feeder whose order is no chance. */
  <T> FeederBuilder<T> of(FeederBuilder<T> all) {
    return share.isPart() ? new SharedFeeder<>(all, share) : all;
  }

  /** Its part of a feeder in random order, each record once. */
  <T> FeederBuilder<T> shuffled(FeederBuilder<T> source) {
    if (!share.isPart() || source instanceof LargeFeeder<T>) {
      return of(source.shuffle());
    }
    List<Map<String, Object>> records = new ArrayList<>(source.readRecords());
    Collections.shuffle(records, new Random(seed));
    return of(typed(CoreDsl.listFeeder(records).queue()));
  }

  /** The row of a file, the same for each feeder of it. */
  UniqueRow row(String file, long records) {
    return rows.computeIfAbsent(file, it -> new UniqueRow(it, records, share, ranOut));
  }

  /** Notes that it gives the records of that row; false where it was known. */
  boolean feeds(FeederBuilder<?> feeder, UniqueRow row) {
    return fed.put((long) System.identityHashCode(feeder), row) == null;
  }

  /**
   * The row whose records a feeder gives; empty where records may be used again.
   *
   * @param feeder key by which Gatling tells it
   */
  public Optional<UniqueRow> rowOf(long feeder) {
    return Optional.ofNullable(fed.get(feeder));
  }

  /** What records are read as does not show in a builder's values. */
  @SuppressWarnings("unchecked")
  private static <T> FeederBuilder<T> typed(FeederBuilder<?> feeder) {
    return (FeederBuilder<T>) feeder;
  }
}

package salvo.gatling.feeder;

import io.gatling.javaapi.core.CoreDsl;
import io.gatling.javaapi.core.FeederBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import salvo.workload.Share;

/**
 * How the injectors of a run share the records of a feeder that goes through them in some order:
 * each takes every n-th, so that together they take what one injector would, and none twice.
 *
 * @param share of this injector
 * @param seed by which all of them shuffle alike
 */
public record Sharing(Share share, long seed) {

  private static volatile Sharing now = new Sharing(Share.ALL, 0);

  /** To be called before the first feeder of a run is made. */
  public static void set(Sharing sharing) {
    now = sharing;
  }

  static Sharing now() {
    return now;
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

  /** What records are read as does not show in a builder's values. */
  @SuppressWarnings("unchecked")
  private static <T> FeederBuilder<T> typed(FeederBuilder<?> feeder) {
    return (FeederBuilder<T>) feeder;
  }
}

package salvo.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import salvo.compare.Comparison.Change;
import salvo.compare.Comparison.Metric;
import salvo.compare.block.BlockPercentiles;
import salvo.compare.block.EndpointBlocks;
import salvo.compare.bootstrap.BlockBootstrap;
import salvo.compare.bootstrap.Spread;
import salvo.compare.bootstrap.Statistic;
import salvo.stats.times.TimeCounts;

/** The figures of an endpoint, or of all requests, in both runs. */
final class ScopeFigures {

  /** Fewer blocks with requests say too little of how much blocks differ. */
  static final int LEAST_BLOCKS = 20;

  /** So many requests have to lie beyond a percentile for it to be one. */
  private static final int LEAST_BEYOND = 10;

  private static final int LEAST_REQUESTS = 20;

  private static final String TOO_FINE =
      "up to 1 ms apart, which does not count because times are whole milliseconds";

  private static final String FAR = "certain from the ranks of its time blocks";

  private final Side base;
  private final Side candidate;
  private final BlockBootstrap bootstrap;
  private final ComparisonRules rules;
  private final Rate rate;
  private final int figures;

  /**
   * @param figures how many are compared in all
   */
  ScopeFigures(
      Side base,
      Side candidate,
      BlockBootstrap bootstrap,
      ComparisonRules rules,
      Rate rate,
      int figures) {
    this.figures = figures;
    this.base = base;
    this.candidate = candidate;
    this.bootstrap = bootstrap;
    this.rules = rules;
    this.rate = rate;
  }

  /**
   * What a rate says.
   *
   * @param moreIsBetter only where the target's own speed decides on it
   */
  record Rate(boolean lessIsWorse, boolean moreIsBetter) {}

  List<Measured> measured() {
    List<Measured> measured = new ArrayList<>(List.of(rate(), errors()));
    Arrays.stream(Metric.values())
        .filter(metric -> metric.percent().isPresent())
        .forEach(metric -> measured.add(percentile(metric)));
    return measured;
  }

  private Measured rate() {
    double effect = Math.log1p(rules.minEffect());
    Measured.Bounds bounds =
        new Measured.Bounds(
            -effect,
            effect,
            Optional.of(Change.REGRESSED).filter(it -> rate.lessIsWorse()),
            Optional.of(Change.IMPROVED).filter(it -> rate.moreIsBetter()));
    return measured(Metric.RATE, base.rate(), candidate.rate(), bounds, LEAST_REQUESTS, 0);
  }

  private Measured errors() {
    double effect = Math.max(rules.minErrorChange(), rules.minEffect() * base.errorRate());
    Measured.Bounds bounds = bounds(-effect, effect);
    if (base.failures() + candidate.failures() == 0) {
      return untested(
          Metric.ERROR_RATE, 0, 0, bounds, Change.UNCHANGED, "no request failed in either run", 1);
    }
    double deviation = Math.hypot(base.errorDeviation(), candidate.errorDeviation());
    return measured(
        Metric.ERROR_RATE,
        base.errorRate(),
        candidate.errorRate(),
        bounds,
        LEAST_REQUESTS,
        deviation);
  }

  /** A difference of up to 1 ms is below what the log can tell. */
  private Measured percentile(Metric metric) {
    double percent = metric.percent().orElseThrow();
    double before = base.percentiles().exact(percent);
    double divisor = Math.max(before, BlockPercentiles.LEAST_MILLIS);
    double low = Math.min(1 / (1 + rules.minEffect()), Math.max(0, 1 - 1 / divisor));
    double high = Math.max(1 + rules.minEffect(), 1 + 1 / divisor);
    return measured(
        metric,
        before,
        candidate.percentiles().exact(percent),
        bounds(Math.log(low), Math.log(high)),
        (int) Math.ceil(LEAST_BEYOND / (1 - percent / 100) - 1e-6),
        0);
  }

  private static Measured.Bounds bounds(double low, double high) {
    return new Measured.Bounds(
        low, high, Optional.of(Change.IMPROVED), Optional.of(Change.REGRESSED));
  }

  private Measured measured(
      Metric metric,
      double before,
      double after,
      Measured.Bounds bounds,
      int leastRequests,
      double leastDeviation) {
    Optional<Change> clear = clear(metric, before, after, bounds);
    Optional<String> tooLittle = tooLittle(metric, leastRequests);
    if (tooLittle.isPresent()) {
      return untested(
          metric,
          before,
          after,
          bounds,
          clear.orElse(Change.INCONCLUSIVE),
          clear.isEmpty() ? tooLittle.get() : FAR,
          longer(leastRequests));
    }
    Spread spread = bootstrap.spread(base.statistic(metric), candidate.statistic(metric));
    boolean tooFine = isTooFine(metric, before, after);
    return new Measured(
        metric,
        before,
        after,
        Optional.of(spread),
        bounds,
        leastDeviation,
        tooFine ? Change.UNCHANGED : clear.orElse(Change.INCONCLUSIVE),
        tooFine ? TOO_FINE : clear.isPresent() ? FAR : "",
        1);
  }

  /** Whether a change would count, were it not as small as the log's times are coarse. */
  private boolean isTooFine(Metric metric, double before, double after) {
    double difference = Math.abs(after - before);
    return metric.percent().isPresent()
        && difference > rules.minEffect() * before
        && difference <= 1;
  }

  /** Why there is no interval, if there is none. */
  private Optional<String> tooLittle(Metric metric, int leastRequests) {
    long requests = Math.min(base.requests(), candidate.requests());
    int blocks = Math.min(base.blocksWithRequests(), candidate.blocksWithRequests());
    if (requests < leastRequests) {
      return Optional.of(requests + " requests; " + metric.label() + " needs " + leastRequests);
    }
    return blocks < LEAST_BLOCKS
        ? Optional.of("requests in " + blocks + " blocks of time; " + LEAST_BLOCKS + " are needed")
        : Optional.empty();
  }

  /** How many times longer the runs have to be for an interval. */
  private double longer(int leastRequests) {
    long requests = Math.min(base.requests(), candidate.requests());
    int blocks = Math.min(base.blocksWithRequests(), candidate.blocksWithRequests());
    return Math.max(
        (double) leastRequests / Math.max(1, requests),
        (double) LEAST_BLOCKS / Math.max(1, blocks));
  }

  private Optional<Change> clear(
      Metric metric, double before, double after, Measured.Bounds bounds) {
    Separation separation =
        switch (metric) {
          case ERROR_RATE -> Separation.ofShares(figures);
          case RATE -> Separation.ofFactors(0, figures);
          case P50, P95, P99 -> Separation.ofFactors(1, figures);
        };
    return separation.change(
        new Separation.Blocks(before, base.byBlock(metric)),
        new Separation.Blocks(after, candidate.byBlock(metric)),
        bounds);
  }

  private static Measured untested(
      Metric metric,
      double before,
      double after,
      Measured.Bounds bounds,
      Change change,
      String reason,
      double needed) {
    return new Measured(metric, before, after, Optional.empty(), bounds, 0, change, reason, needed);
  }

  /** One run's requests of the scope. */
  static final class Side {

    private final List<Long> lengths;
    private final long[] requests;
    private final long[] failures;
    private final BlockPercentiles percentiles;

    Side(EndpointBlocks endpoint, List<Long> lengths) {
      this.lengths = lengths;
      List<TimeCounts> times =
          IntStream.range(0, endpoint.blocks()).mapToObj(endpoint::all).toList();
      requests = times.stream().mapToLong(TimeCounts::total).toArray();
      failures = endpoint.ko().stream().mapToLong(TimeCounts::total).toArray();
      percentiles = new BlockPercentiles(times);
    }

    long requests() {
      return Arrays.stream(requests).sum();
    }

    long failures() {
      return Arrays.stream(failures).sum();
    }

    int blocksWithRequests() {
      return (int) Arrays.stream(requests).filter(it -> it > 0).count();
    }

    BlockPercentiles percentiles() {
      return percentiles;
    }

    double rate() {
      return rate(percentiles.ones());
    }

    double errorRate() {
      return (double) failures() / Math.max(1, requests());
    }

    /**
     * Of the error rate if requests failed independently of one another, by one more failure than
     * there were: no failure of ten is no proof that none fails.
     */
    double errorDeviation() {
      double count = requests() + 2.0;
      double rate = (failures() + 1) / count;
      return Math.sqrt(rate * (1 - rate) / count);
    }

    Statistic statistic(Metric metric) {
      return switch (metric) {
        case RATE -> new Statistic(it -> Math.log(rate(it)), rateInfluence());
        case ERROR_RATE -> new Statistic(this::errorRate, errorInfluence());
        case P50, P95, P99 -> {
          double percent = metric.percent().orElseThrow();
          yield new Statistic(
              it -> Math.log(percentiles.percentile(percent, it)), percentiles.excess(percent));
        }
      };
    }

    /** The figure in each block that has requests; of a rate in each block. */
    double[] byBlock(Metric metric) {
      return IntStream.range(0, requests.length)
          .filter(i -> metric == Metric.RATE ? lengths.get(i) > 0 : requests[i] > 0)
          .mapToDouble(i -> ofBlock(metric, i))
          .toArray();
    }

    private double ofBlock(Metric metric, int block) {
      return switch (metric) {
        case RATE -> 1000.0 * requests[block] / lengths.get(block);
        case ERROR_RATE -> (double) failures[block] / requests[block];
        case P50, P95, P99 -> percentiles.percentile(metric.percent().orElseThrow(), only(block));
      };
    }

    private int[] only(int block) {
      int[] weights = new int[requests.length];
      weights[block] = 1;
      return weights;
    }

    private double rate(int[] weights) {
      double millis = 0;
      for (int i = 0; i < weights.length; i++) {
        millis += weights[i] * (double) lengths.get(i);
      }
      double count = sum(requests, weights);
      return millis > 0 && count > 0 ? 1000 * count / millis : Double.NaN;
    }

    private double errorRate(int[] weights) {
      double count = sum(requests, weights);
      return count > 0 ? sum(failures, weights) / count : Double.NaN;
    }

    private double[] rateInfluence() {
      double perMilli = rate() / 1000;
      return influence(i -> requests[i] - perMilli * lengths.get(i));
    }

    private double[] errorInfluence() {
      double rate = errorRate();
      return influence(i -> failures[i] - rate * requests[i]);
    }

    private double[] influence(BlockPull pull) {
      double all = requests();
      return IntStream.range(0, requests.length).mapToDouble(i -> pull.of(i) / all).toArray();
    }

    private static double sum(long[] counts, int[] weights) {
      double sum = 0;
      for (int i = 0; i < counts.length; i++) {
        sum += weights[i] * counts[i];
      }
      return sum;
    }

    private interface BlockPull {
      double of(int block);
    }
  }
}

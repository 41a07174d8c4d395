package salvo.compare;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import salvo.text.Quantity;

/**
 * What a run changed in comparison with an earlier one, figure by figure.
 *
 * @param scopes all requests first, then the endpoints that both runs have, in alphabetical order
 * @param added endpoints that only the candidate has
 * @param removed endpoints that only the base has
 * @param differences of the runs themselves that were accepted
 * @param notes full sentences on what to mind when reading the figures
 * @param capacity of two searches what became of it, which stands for all figures; empty for other
 *     runs
 * @param sameRun whether both are one run, so that nothing can have changed and there are no scopes
 */
public record Comparison(
    Run base,
    Run candidate,
    Criteria criteria,
    List<Scope> scopes,
    List<String> added,
    List<String> removed,
    List<Difference> differences,
    List<String> notes,
    Optional<CapacityChange> capacity,
    boolean sameRun) {

  public Comparison {
    scopes = List.copyOf(scopes);
    added = List.copyOf(added);
    removed = List.copyOf(removed);
    differences = List.copyOf(differences);
    notes = List.copyOf(notes);
  }

  /** The worst of all figures: a regression, else a figure that is open, else an improvement. */
  public Change outcome() {
    return List.of(Change.REGRESSED, Change.INCONCLUSIVE, Change.IMPROVED).stream()
        .filter(change -> figures(change) > 0)
        .findFirst()
        .orElse(Change.UNCHANGED);
  }

  /** How many figures came out so. */
  public long figures(Change change) {
    return Stream.concat(
            scopes.stream().flatMap(scope -> scope.figures().stream()).map(Figure::change),
            capacity.map(CapacityChange::change).stream())
        .filter(change::equals)
        .count();
  }

  /** What became of a figure. */
  public enum Change {
    REGRESSED,
    IMPROVED,
    UNCHANGED,
    /** The runs are too short, or too unsteady, to tell. */
    INCONCLUSIVE
  }

  /**
   * One of the two runs.
   *
   * @param source the file that it was read from
   * @param seconds from the beginning of the load to the last start of a request
   * @param blocks of time that it was cut into
   */
  public record Run(
      String source,
      String id,
      String simulation,
      Optional<String> profile,
      Optional<String> target,
      Instant start,
      double seconds,
      long requests,
      int blocks) {}

  /**
   * What counts as a change.
   *
   * @param minEffect least relative change, 0.05 for 5 %
   * @param minErrorChange least change of an error rate, 0 to 1
   * @param confidence that all intervals hold together
   * @param tested over how many figures that confidence is shared
   */
  public record Criteria(double minEffect, double minErrorChange, double confidence, int tested) {}

  /** A difference between the runs that is not one of the target's speed. */
  public record Difference(String kind, String base, String candidate) {

    /** "profile: smoke, then normal". */
    public String sentence() {
      return kind + ": " + base + ", then " + candidate;
    }
  }

  /**
   * The figures of all requests (the name is empty), or of an endpoint.
   *
   * @param distribution of the response times
   */
  public record Scope(
      String name,
      long baseRequests,
      long candidateRequests,
      List<Figure> figures,
      Distribution distribution) {

    public Scope {
      figures = List.copyOf(figures);
    }

    /** "all requests", or the endpoint's name. */
    public String subject() {
      return name.isEmpty() ? "all requests" : name;
    }

    /** Whether a figure came out so. */
    public boolean has(Change change) {
      return figures.stream().anyMatch(it -> it.change() == change);
    }

    public Figure figure(Metric metric) {
      return figures.stream().filter(it -> it.metric() == metric).findFirst().orElseThrow();
    }
  }

  /** What is compared. */
  public enum Metric {
    /** Requests started per second. */
    RATE("rate", "request rate"),
    /** Failed requests as a share of all, 0 to 1. */
    ERROR_RATE("errorRate", "error rate"),
    P50("p50", "p50"),
    P95("p95", "p95"),
    P99("p99", "p99");

    private final String key;
    private final String label;

    Metric(String key, String label) {
      this.key = key;
      this.label = label;
    }

    public String key() {
      return key;
    }

    public String label() {
      return label;
    }

    /** Percent of the percentile; empty for what is none. */
    public OptionalDouble percent() {
      return switch (this) {
        case P50 -> OptionalDouble.of(50);
        case P95 -> OptionalDouble.of(95);
        case P99 -> OptionalDouble.of(99);
        case RATE, ERROR_RATE -> OptionalDouble.empty();
      };
    }

    /** A value as people read it. */
    public String text(double value) {
      return switch (this) {
        case RATE -> Quantity.perSecond(value);
        case ERROR_RATE -> Quantity.share(value);
        case P50, P95, P99 -> Quantity.millis(value);
      };
    }
  }

  /** From, to. */
  public record Interval(double low, double high) {}

  /**
   * A figure of both runs.
   *
   * @param base in ms, per second, or as a share of 0 to 1
   * @param ratio candidate to base; empty where the base is 0
   * @param interval 95 % interval of this one change alone: of the ratio, or for an error rate of
   *     the difference; empty where there is too little data
   * @param decisive the interval that decides, widened so that all of them hold together
   * @param reason why it came out so, where the intervals do not say it; may be empty
   * @param decidedAfter length of the runs that would probably decide an open figure
   */
  public record Figure(
      Metric metric,
      double base,
      double candidate,
      OptionalDouble ratio,
      Optional<Interval> interval,
      Optional<Interval> decisive,
      Change change,
      String reason,
      Optional<Duration> decidedAfter) {

    /** Candidate less base. */
    public double difference() {
      return candidate - base;
    }
  }
}

package salvo.slo;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import salvo.text.Quantity;

/**
 * Grades a run: the worst of the letters that its figures get. The bounds of a suite for agent
 * flows are the base: an A has at most 1 % failures, a B at most 5 %, beyond 10 s of p95 it is a D
 * and beyond 20 s an F. That suite stopped at C for failures however many there were, and promised
 * that throughput and its steadiness count without counting them; the bounds for these are ours.
 */
public final class Grades {

  private static final String LETTERS = "ABCDF";
  private static final double NO_BOUND = Double.POSITIVE_INFINITY;

  private static final Scale FAILURES = Scale.upTo("failed requests", 0.01, 0.05, 0.10, 0.20);
  private static final Scale P95 = Scale.upTo("p95", 10_000.0, 10_000.0, 10_000.0, 20_000.0);

  /** An A reaches what the objective minRps = auto asks for by default. */
  private static final Scale REACHED =
      Scale.from("share of the offered rate that was reached", 0.90, 0.75, 0.50, 0.25);

  /** At most half of all windows can be below half of their median: this alone is no F. */
  private static final Scale STALLED =
      Scale.upTo(
          "share of the plateau below half its median throughput", 0.05, 0.15, 0.30, NO_BOUND);

  private static final Mark FAILED = new Mark(1, "The run has failed, as no A has");

  private static final String FORMULA =
      "The worst of the letters for "
          + String.join(
              "; ",
              FAILURES.text(Quantity::share),
              P95.text(Quantity::millis),
              REACHED.text(Quantity::share),
              STALLED.text(Quantity::share))
          + "; a run that failed is at best a B.";

  private Grades() {}

  /**
   * What a run is graded by.
   *
   * @param p95Millis of all requests, ok and ko
   * @param reachedShare reached over offered rate; empty where no rate is offered, or the load was
   *     cut short
   * @param stalledShare share of the plateau in which throughput was below half of its median;
   *     empty where there is no plateau that is long enough
   */
  public record Figures(
      long requests,
      double errorRate,
      double p95Millis,
      OptionalDouble reachedShare,
      OptionalDouble stalledShare) {}

  /** The grade; empty for an invalid run and for one without requests. */
  public static Optional<Grade> of(Verdict.Status status, Figures figures) {
    if (status == Verdict.Status.INVALID || figures.requests() == 0) {
      return Optional.empty();
    }
    List<Mark> marks =
        Stream.of(
                Stream.of(failures(figures.errorRate()), p95(figures.p95Millis())),
                figures.reachedShare().stream().mapToObj(Grades::reached),
                figures.stalledShare().stream().mapToObj(Grades::stalled))
            .flatMap(it -> it)
            .filter(mark -> mark.rank() > 0)
            .sorted(Comparator.comparingInt(Mark::rank).reversed())
            .toList();
    int worst = marks.isEmpty() ? 0 : marks.get(0).rank();
    List<String> reasons = marks.stream().map(Mark::reason).toList();
    Grade grade = new Grade(LETTERS.charAt(worst), FORMULA, reasons);
    return Optional.of(status == Verdict.Status.FAIL ? failed(grade) : grade);
  }

  /** The grade that a run has once it is known that it failed. */
  public static Grade failed(Grade grade) {
    return grade.letter() == LETTERS.charAt(0)
        ? new Grade(LETTERS.charAt(1), FORMULA, List.of(FAILED.reason()))
        : grade;
  }

  private static Mark failures(double rate) {
    return new Mark(
        FAILURES.rank(rate),
        Quantity.shareBeyond(rate, FAILURES.best())
            + " of the requests failed, more than the "
            + Quantity.share(FAILURES.best())
            + " that an A allows");
  }

  private static Mark p95(double millis) {
    return new Mark(
        P95.rank(millis),
        "p95 was "
            + Quantity.millisBeyond(millis, P95.best())
            + ", more than the "
            + Quantity.millis(P95.best())
            + " that an A allows");
  }

  private static Mark reached(double share) {
    return new Mark(
        REACHED.rank(share),
        "Only "
            + Quantity.shareBeyond(share, REACHED.best())
            + " of the offered rate was reached, less than the "
            + Quantity.share(REACHED.best())
            + " that an A needs");
  }

  private static Mark stalled(double share) {
    return new Mark(
        STALLED.rank(share),
        "Throughput was below half of its median for "
            + Quantity.shareBeyond(share, STALLED.best())
            + " of the plateau, more than the "
            + Quantity.share(STALLED.best())
            + " that an A allows");
  }

  /** How far below an A one figure is, and why, as a sentence without its end. */
  private record Mark(int rank, String what) {

    String reason() {
      return what + ": " + LETTERS.charAt(rank) + ".";
    }
  }

  /** The bounds of A, B, C and D, each of them included; equal neighbours leave a letter out. */
  private record Scale(String label, boolean upper, List<Double> bounds) {

    static Scale upTo(String label, Double... bounds) {
      return new Scale(label, true, List.of(bounds));
    }

    static Scale from(String label, Double... bounds) {
      return new Scale(label, false, List.of(bounds));
    }

    double best() {
      return bounds.get(0);
    }

    /** 0 for an A to 4 for an F. */
    int rank(double value) {
      return (int) bounds.stream().filter(bound -> upper ? value > bound : value < bound).count();
    }

    /** "p95 (A to 10 s, D to 20 s, else F)". */
    String text(DoubleFunction<String> unit) {
      int used = bounds.contains(NO_BOUND) ? bounds.size() - 1 : bounds.size();
      String word = upper ? " to " : " from ";
      String letters =
          IntStream.range(0, used)
              .filter(i -> i == 0 || !bounds.get(i).equals(bounds.get(i - 1)))
              .mapToObj(i -> LETTERS.charAt(i) + word + unit.apply(bounds.get(i)))
              .collect(Collectors.joining(", "));
      return label + " (" + letters + ", else " + LETTERS.charAt(used) + ")";
    }
  }
}

package salvo.slo;

import java.util.List;
import java.util.stream.Stream;
import salvo.text.Quantity;

/** Whether the run met its objectives, or why that cannot be said; reasons are full sentences. */
public record Verdict(Status status, List<String> reasons) {

  public Verdict {
    if (reasons.isEmpty()) {
      throw new IllegalArgumentException("A verdict needs at least one reason: " + status);
    }
    reasons = List.copyOf(reasons);
  }

  private static final String INTERRUPTED = "The run was interrupted before its end.";
  private static final String STOPPED = "The run was stopped by hand before its end.";

  /** The outcome of a run and the exit status that it ends the process with. */
  public enum Status {
    PASS(0),
    FAIL(2),
    /** The injector was the limit, or there is no data: the figures say nothing of the target. */
    INVALID(3),
    /** The run was cut short before an objective broke. */
    INCONCLUSIVE(3);

    private final int exitCode;

    Status(int exitCode) {
      this.exitCode = exitCode;
    }

    public int exitCode() {
      return exitCode;
    }
  }

  /** How a run came to its end. */
  public enum Ending {
    COMPLETED,
    /** By a signal from outside. */
    INTERRUPTED,
    /** By somebody who watched it. */
    STOPPED_BY_HAND,
    CRASHED;

    /** Whether somebody put an end to it. */
    public boolean isInterruption() {
      return this == INTERRUPTED || this == STOPPED_BY_HAND;
    }
  }

  /**
   * Decides a run. Without any request, or after a crash, the figures prove nothing; a broken
   * objective counts even if the run was cut short, whereas an objective that such a run never got
   * to leaves it open.
   */
  public static Verdict of(Ending ending, long requests, List<SloResult> results) {
    if (ending == Ending.CRASHED) {
      return new Verdict(Status.INVALID, List.of("The run crashed before its end."));
    }
    List<String> stopped = ending == Ending.STOPPED_BY_HAND ? List.of(STOPPED) : List.of();
    if (requests == 0) {
      return new Verdict(Status.INVALID, concat(List.of("No request was recorded."), stopped));
    }
    List<String> broken = sentences(results, SloResult.Status.FAIL);
    List<String> unknown = sentences(results, SloResult.Status.NO_DATA);
    if (ending.isInterruption() && broken.isEmpty()) {
      List<String> cut = stopped.isEmpty() ? List.of(INTERRUPTED) : stopped;
      return new Verdict(Status.INCONCLUSIVE, concat(cut, unknown));
    }
    List<String> failures = concat(broken, unknown);
    return failures.isEmpty()
        ? new Verdict(Status.PASS, List.of(praise(results.size())))
        : new Verdict(Status.FAIL, concat(failures, stopped));
  }

  /** The verdict on a run that was ended before its time: it has failed, whatever else it met. */
  public static Verdict ofAborted(String reason, List<SloResult> results) {
    return new Verdict(
        Status.FAIL, concat(List.of(reason), sentences(results, SloResult.Status.FAIL)));
  }

  /** This one, with more to say of its reasons. */
  public Verdict with(List<String> sentences) {
    return new Verdict(status, concat(reasons, sentences));
  }

  private static String praise(int objectives) {
    return switch (objectives) {
      case 0 -> "No objective was set, so none was missed.";
      case 1 -> "The only objective was met.";
      default -> "All " + Quantity.count(objectives) + " objectives were met.";
    };
  }

  private static List<String> sentences(List<SloResult> results, SloResult.Status status) {
    return results.stream()
        .filter(result -> result.status() == status)
        .map(SloResult::sentence)
        .toList();
  }

  private static List<String> concat(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}

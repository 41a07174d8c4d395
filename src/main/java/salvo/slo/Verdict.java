package salvo.slo;

import java.util.List;
import java.util.stream.Stream;

/** Whether the run met its objectives, or why that cannot be said. */
public record Verdict(Status status, List<Cause> causes) {

  public Verdict {
    if (causes.isEmpty()) {
      throw new IllegalArgumentException("A verdict needs at least one cause: " + status);
    }
    causes = List.copyOf(causes);
  }

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
   * Decides a run. Without any request, or after a crash, the figures prove nothing, unless
   * somebody put an end to it before its load; a broken objective counts even if the run was cut
   * short, whereas an objective that such a run never got to leaves it open.
   */
  public static Verdict of(Ending ending, long requests, List<SloResult> results) {
    if (ending == Ending.CRASHED) {
      return new Verdict(Status.INVALID, List.of(Cause.Plain.CRASHED));
    }
    if (requests == 0) {
      return ofNothing(ending, Cause.Plain.NO_REQUEST);
    }
    List<Cause> stopped =
        ending == Ending.STOPPED_BY_HAND ? List.of(Cause.Plain.STOPPED_BY_HAND) : List.of();
    List<Cause> broken = objectives(results, SloResult.Status.FAIL);
    List<Cause> unknown = objectives(results, SloResult.Status.NO_DATA);
    if (ending.isInterruption() && broken.isEmpty()) {
      List<Cause> cut = stopped.isEmpty() ? List.of(Cause.Plain.INTERRUPTED) : stopped;
      return new Verdict(Status.INCONCLUSIVE, concat(cut, unknown));
    }
    List<Cause> failures = concat(broken, unknown);
    return failures.isEmpty()
        ? new Verdict(Status.PASS, List.of(new Cause.AllMet(results.size())))
        : new Verdict(Status.FAIL, concat(failures, stopped));
  }

  /** The verdict on a run that never came to its load: whoever ended it comes first. */
  public static Verdict ofNothingMeasured(Ending ending, String why) {
    return ofNothing(ending, new Cause.NotMeasured(why));
  }

  /** Whoever puts an end to a run before its load leaves open what that would have shown. */
  private static Verdict ofNothing(Ending ending, Cause why) {
    return new Verdict(
        ending.isInterruption() ? Status.INCONCLUSIVE : Status.INVALID,
        concat(stop(ending), List.of(why)));
  }

  /** The verdict on a run that was ended before its time: it has failed, whatever else it met. */
  public static Verdict ofEndedEarly(String sentence, List<SloResult> results) {
    return new Verdict(
        Status.FAIL,
        concat(
            List.of(new Cause.EndedEarly(sentence)), objectives(results, SloResult.Status.FAIL)));
  }

  /** This verdict, unless the figures say nothing of the target: then that, and what failed. */
  public Verdict unlessInvalid(List<Cause> why) {
    if (why.isEmpty()) {
      return this;
    }
    return new Verdict(Status.INVALID, status == Status.PASS ? why : concat(why, causes));
  }

  /** This verdict, or where it would be a PASS a FAIL, with what else has failed. */
  public Verdict failedAlsoBy(List<? extends Cause> failures) {
    if (failures.isEmpty() || status != Status.PASS) {
      return with(failures);
    }
    return new Verdict(Status.FAIL, List.copyOf(failures));
  }

  /** This verdict, with more to say of its causes. */
  public Verdict with(List<? extends Cause> more) {
    return new Verdict(status, Stream.concat(causes.stream(), more.stream()).toList());
  }

  /** The causes in full sentences. */
  public List<String> reasons() {
    return causes.stream().map(Cause::sentence).toList();
  }

  /** Whether an objective is what failed the run first. */
  public boolean isByObjectives() {
    return causes.get(0) instanceof Cause.Objective;
  }

  private static List<Cause> stop(Ending ending) {
    return switch (ending) {
      case STOPPED_BY_HAND -> List.of(Cause.Plain.STOPPED_BY_HAND);
      case INTERRUPTED -> List.of(Cause.Plain.INTERRUPTED);
      case COMPLETED, CRASHED -> List.of();
    };
  }

  private static List<Cause> objectives(List<SloResult> results, SloResult.Status status) {
    return results.stream()
        .filter(result -> result.status() == status)
        .<Cause>map(Cause.Objective::new)
        .toList();
  }

  private static List<Cause> concat(List<Cause> first, List<Cause> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
